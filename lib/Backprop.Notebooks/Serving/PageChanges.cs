using System.Net;
using System.Text;

namespace Backprop.Notebooks.Serving;

/// <summary>Tells open pages that the site was built anew.</summary>
internal sealed class PageChanges
{
    private const string Script = "/-/watch.js";
    private const string Next = "/-/change";

    // After a broken connection, by sleep or a server started anew, the page comes back as soon as it can.
    private const string Waiting = $$"""
        const again = () => fetch(location.pathname).then(() => location.reload(), () => setTimeout(again, 2000));
        fetch("{{Next}}").then(() => location.reload(), again);
        """;

    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A page as it is served: with a script that waits for the next change.</summary>
    public static byte[] WithScript(byte[] page) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page).Replace("</body>", $"<script src=\"{Script}\" defer></script>\n</body>", StringComparison.Ordinal));

    public void Announce() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Answers a request that is for this and not for a file.</summary>
    /// <returns>Whether it was one.</returns>
    public async Task<bool> AnswerAsync(HttpListenerRequest request, HttpListenerResponse response, CancellationToken cancel)
    {
        switch (request.Url!.AbsolutePath)
        {
            case Script:
                response.ContentType = "text/javascript; charset=utf-8";
                await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Waiting), cancel);
                break;
            case Next:
                await next.Task.WaitAsync(cancel);
                break;
            default:
                return false;
        }

        response.Close();
        return true;
    }
}
