using System.CommandLine;
using System.Globalization;
using Backprop.Notebooks.Hosting;
using Backprop.Notebooks.Site.Book;

namespace Backprop.Notebooks.Commands;

/// <summary><c>run</c>: reruns notebooks cell by cell.</summary>
internal static class RunCommand
{
    public static Command Create(SiteBuild? site)
    {
        var files = NotebookFiles.Argument();
        var write = new Option<bool>("--write") { Description = "Store the outputs, and the values in the text, of the notebooks of which every cell ran." };
        var check = new Option<bool>("--check") { Description = "Compare the outputs and the values in the text with those in the files and show what differs." };
        var kernel = new Option<string>("--kernel") { Description = "What runs the cells: the program's own kernel, or the kernel of .NET Interactive.", DefaultValueFactory = _ => KernelProgram.Own.Name };
        var timeout = new Option<double>("--timeout") { Description = "How many seconds one cell may take.", HelpName = "SECONDS", DefaultValueFactory = _ => 60, CustomParser = Number };
        var folder = new Option<string?>("--site") { Description = "Where the site goes (default: _site in the book's folder when the whole book is run, no site when files are named).", HelpName = "DIR" };
        var noSite = new Option<bool>("--no-site") { Description = "Build no site." };
        var url = new Option<PublicAddress?>("--url") { CustomParser = Address, Description = "Where the site will stand on the web: with it come a sitemap, and pictures where links to pages are previewed.", HelpName = "ADDRESS" };
        var repository = new Option<PublicAddress?>("--repository") { CustomParser = Repository, Description = "With --url: where the book's repository is on the web. Pages link to it, and say how to clone it.", HelpName = "ADDRESS" };
        var jobs = new Option<double>("--jobs") { Description = "How many notebooks run at once.", HelpName = "N", DefaultValueFactory = _ => 2, CustomParser = Number };
        timeout.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() is > 0 and <= 86_400, "--timeout needs a number of seconds between 0 and 86400"));
        jobs.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() is > 0 and <= 64 and var n && double.IsInteger(n), "--jobs needs a number from 1 to 64"));

        kernel.AcceptOnlyFromAmong([.. KernelProgram.All.Select(program => program.Name)]);
        kernel.Validators.Add(result => Require(result, Program(result.GetValueOrDefault<string>())?.IsBuilt ?? true, $"--kernel interactive: {KernelProgram.InteractiveIsMissing}"));

        var command = new Command("run", "Rerun notebooks cell by cell, each in a fresh kernel, then build the site.")
        {
            files, write, check, kernel, timeout, folder, noSite, url, repository, jobs,
        };
        command.Validators.Add(result => Require(result, !(result.GetValue(write) && result.GetValue(check)), "--write and --check exclude each other: one changes the files, the other compares with them"));
        command.Validators.Add(result => Require(result, !(result.GetValue(noSite) && result.GetValue(folder) is not null), "--site and --no-site exclude each other"));
        command.Validators.Add(result => Require(result, result.GetResult(url) is null || SiteFolder(result.GetValue(files) ?? [], result.GetValue(folder), result.GetValue(noSite)) is not null, "--url is for a site, and none is built: name its folder by --site"));
        command.Validators.Add(result => Require(result, result.GetResult(repository) is null || result.GetResult(url) is not null, "--repository is for a site on the web: name its address by --url"));
        command.SetLongAction((parse, cancel) => BookRun.RunAsync(
            new RunOptions(
                parse.GetValue(files) ?? [],
                parse.GetValue(write),
                parse.GetValue(check),
                Program(parse.GetValue(kernel))!,
                TimeSpan.FromSeconds(parse.GetValue(timeout)),
                SiteFolder(parse.GetValue(files) ?? [], parse.GetValue(folder), parse.GetValue(noSite)),
                parse.GetValue(url)?.With(parse.GetValue(repository)),
                (int)parse.GetValue(jobs)),
            site,
            cancel));
        return command;
    }

    private static KernelProgram? Program(string? name) => KernelProgram.All.FirstOrDefault(program => program.Name == name);

    /// <summary>Parts of the book make no site unless one is asked for: it would lack the other pages.</summary>
    private static string? SiteFolder(string[] files, string? folder, bool noSite) =>
        noSite ? null : folder ?? (files.Length == 0 ? "" : null);

    // What is no number becomes none, which no validator lets pass: a parser that fails itself would end the program.
    private static double Number(System.CommandLine.Parsing.ArgumentResult argument) =>
        double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    // No validator asks for the value of this option: one that did would end the program where there is none.
    private static PublicAddress? Address(System.CommandLine.Parsing.ArgumentResult argument) =>
        Address(argument, "--url needs the address of the site's folder on the web, such as https://example.org/book/");

    private static PublicAddress? Repository(System.CommandLine.Parsing.ArgumentResult argument) =>
        Address(argument, "--repository needs the address of the book's repository on the web, such as https://example.org/me/book");

    private static PublicAddress? Address(System.CommandLine.Parsing.ArgumentResult argument, string needed)
    {
        var address = PublicAddress.Parse(argument.Tokens[0].Value);
        Require(argument, address is not null, needed);
        return address;
    }

    private static void Require(System.CommandLine.Parsing.SymbolResult result, bool condition, string message)
    {
        if (!condition)
            result.AddError(message);
    }
}
