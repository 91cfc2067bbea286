//// a trace
System.Diagnostics.Trace.WriteLine("nobody listens"); System.Diagnostics.Trace.Listeners.Count
//// JSON
System.Text.Json.JsonSerializer.Serialize(new { A = 1, B = new[] { 1.5, 2 } })
//// JSON by nodes
System.Text.Json.Nodes.JsonNode.Parse("""{"a": [1, 2]}""")["a"][1].GetValue<int>()
//// a JSON document
System.Text.Json.JsonDocument.Parse("""{"a": [1, {"b": null}]}""")
//// XML
using System.Xml.Linq;
new XElement("a", new XAttribute("b", 1), "text").ToString()
//// an older XML
var document = new System.Xml.XmlDocument();
document.LoadXml("<a><b>1</b></a>");
document.SelectSingleNode("//b").InnerText
//// immutable
using System.Collections.Immutable;
ImmutableArray.Create(1, 2, 3).Add(4)
//// frozen
using System.Collections.Frozen;
new[] { "a", "b" }.ToFrozenSet().Contains("a")
//// an observed collection
var observed = new System.Collections.ObjectModel.ObservableCollection<int>();
observed.CollectionChanged += (_, change) => Console.WriteLine(change.Action);
observed.Add(1);
observed
//// a table of data
var data = new System.Data.DataTable("t");
data.Columns.Add("name", typeof(string)); data.Columns.Add("count", typeof(int));
data.Rows.Add("a", 1); data.Rows.Add("b", 2);
data.Rows.Count
//// a hash
Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("abc")))
//// packed
using var packed = new System.IO.MemoryStream();
using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true)) zip.Write(new byte[1000]);
packed.Length < 100
//// in parallel
Enumerable.Range(0, 1000).AsParallel().AsOrdered().Select(n => n * n).Take(3)
//// a queryable
Enumerable.Range(0, 5).AsQueryable().Where(n => n > 2)
//// a channel
var channel = System.Threading.Channels.Channel.CreateUnbounded<int>();
channel.Writer.TryWrite(7);
await channel.Reader.ReadAsync()
//// a client that asks nobody
using System.Net.Http;
new HttpClient { Timeout = TimeSpan.FromSeconds(5) }.Timeout
//// an address of the network
System.Net.IPAddress.Parse("127.0.0.1").ToString()
//// a colour
System.Drawing.Color.FromArgb(255, 0, 114, 178).R
//// a description
[System.ComponentModel.Description("of a class")] class Described { }
typeof(Described).GetCustomAttributes(false).Length
//// a property that tells of its change
class Told : System.ComponentModel.INotifyPropertyChanged
{
    public event System.ComponentModel.PropertyChangedEventHandler PropertyChanged;
    public void Tell() => PropertyChanged?.Invoke(this, new(nameof(Tell)));
}
var told = new Told();
told.PropertyChanged += (_, change) => Console.WriteLine(change.PropertyName);
told.Tell();
//// a timer
new System.Timers.Timer(1000) { AutoReset = false }.Interval
//// vectors
System.Numerics.Vector3.Dot(new(1, 2, 3), new(4, 5, 6))
//// html of a library
new Microsoft.AspNetCore.Html.HtmlString("<b>x</b>")
//// a text for a web page
System.Net.WebUtility.HtmlEncode("a < b")
//// a part of the framework that neither has without #r
typeof(System.Formats.Tar.TarFile)
//// with it
#r "System.Formats.Tar"
typeof(System.Formats.Tar.TarFile).Name
