namespace Backprop.Notebooks.Documents;

/// <summary>A file that cannot be read as a notebook; the message is written for the reader who has to mend it.</summary>
public sealed class DocumentException : Exception
{
    public DocumentException()
    {
    }

    public DocumentException(string message)
        : base(message)
    {
    }

    public DocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
