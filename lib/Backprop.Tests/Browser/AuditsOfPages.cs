namespace Backprop.Tests.Browser;

/// <summary>An audit leaves out what axe has no rule for, and nothing else.</summary>
public sealed class AuditsOfPages(Site.SampleSite site, BrowserFixture browser)
{
    [Theory]
    [InlineData("[...document.querySelectorAll('pre > code span')].at(-1).style.color = '#888'", "color-contrast (serious): <span ")]
    [InlineData("document.querySelector('.katex-mathml').setAttribute('role', 'nothing')", "aria-roles (critical): <span class=\"katex-mathml\"")]
    public async Task A_fault_in_a_word_of_code_or_in_a_formula_that_is_heard_is_found(string fault, string found)
    {
        await using var opened = await browser.OpenPage(site.Folder, "01-one-neuron.html");
        Assert.Empty(await opened.AccessFaults());
        await opened.Evaluate<object?>($"void ({fault}) ?? null");

        Assert.StartsWith(found, Assert.Single(await opened.AccessFaults()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_drawn_is_there_again_afterwards()
    {
        await using var opened = await browser.OpenPage(site.Folder, "01-one-neuron.html");
        var before = await opened.Evaluate<string>("document.body.outerHTML");

        Assert.Empty(await opened.AccessFaults());

        Assert.Equal(before, await opened.Evaluate<string>("document.body.outerHTML"));
        Assert.Equal(await opened.Page.Locator(".katex-html").CountAsync(), await opened.Evaluate<int>("blanks.length"));
    }
}
