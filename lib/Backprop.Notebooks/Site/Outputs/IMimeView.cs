using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Shows values in one of the forms that they come in.</summary>
internal interface IMimeView
{
    /// <summary>The form, e.g. <c>text/latex</c>.</summary>
    string MimeType { get; }

    /// <summary>The value as markup; null when its content is not what the type promises, so that another form is tried.</summary>
    Html? Render(DataView value);
}
