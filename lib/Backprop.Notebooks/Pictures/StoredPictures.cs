using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Pictures;

/// <summary>Pictures that the files hold already: a figure whose data have not changed keeps its own.</summary>
internal static class StoredPictures
{
    /// <summary>The executed notebook, with the file's own figure wherever it shows the same; its numbers are spelled as this program spells them.</summary>
    public static Notebook Keep(Notebook committed, Notebook executed)
    {
        var stored = committed.Cells.ToDictionary(cell => cell.Id, cell => cell.Outputs);
        return executed with { Cells = [.. executed.Cells.Select(cell => cell with { Outputs = [.. Keep(stored.GetValueOrDefault(cell.Id, []), cell.Outputs).Zip(cell.Outputs, FigureData.Respelled)] })] };
    }

    /// <summary>The same for the outputs of one cell, with numbers as the file has them; each stored figure is used once.</summary>
    public static IReadOnlyList<Output> Keep(IReadOnlyList<Output> committed, IReadOnlyList<Output> executed)
    {
        var left = committed.OfType<DataOutput>().Where(FigureData.IsFigure).ToList();
        return [.. executed.Select(output =>
        {
            if (output is not DataOutput figure || left.FindIndex(stored => FigureData.IsSame(stored, figure)) is not (>= 0 and var found))
                return output;
            var kept = left[found] with { ExecutionCount = figure.ExecutionCount };
            left.RemoveAt(found);
            return kept;
        })];
    }

    /// <summary>The figures that have no picture yet.</summary>
    public static IReadOnlyList<DataOutput> Missing(Notebook notebook) =>
        [.. notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DataOutput>().Where(output => FigureData.IsFigure(output) && !FigureData.HasPicture(output))];

    /// <summary>The notebook with these pictures beside their figures.</summary>
    public static Notebook Add(Notebook notebook, IReadOnlyDictionary<DataOutput, Picture> pictures) => notebook with
    {
        Cells = [.. notebook.Cells.Select(cell => cell with
        {
            Outputs = [.. cell.Outputs.Select(output => output is DataOutput figure && pictures.TryGetValue(figure, out var picture) ? With(figure, picture) : output)],
        })],
    };

    private static DataOutput With(DataOutput figure, Picture picture)
    {
        var (data, metadata) = (figure.Data.DeepClone().AsObject(), figure.Metadata.DeepClone().AsObject());
        data[FigureData.Picture] = picture.Base64;
        // Pictures have more dots than they are to be wide, for sharp screens.
        metadata[FigureData.Picture] = new JsonObject { ["width"] = picture.Width, ["height"] = picture.Height };
        return figure with { Data = data, Metadata = metadata };
    }
}
