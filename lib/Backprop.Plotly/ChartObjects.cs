using DynamicObj;

namespace Backprop.Plotly;

/// <summary>Plotly's objects with their attributes, by the names that plotly.js knows them by.</summary>
internal static class ChartObjects
{
    /// <summary>The object with these attributes set; those that are null are left out.</summary>
    public static T With<T>(this T target, params ReadOnlySpan<(string Name, object? Value)> attributes)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                target.SetProperty(name, value);
        }

        return target;
    }

    /// <summary>An object without a type of its own, such as a font.</summary>
    public static DynamicObj.DynamicObj Object(params ReadOnlySpan<(string Name, object? Value)> attributes) => new DynamicObj.DynamicObj().With(attributes);
}
