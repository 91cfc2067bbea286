using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;

namespace Backprop.Notebooks.Reports;

/// <summary>Shows how far a run has come; may be called from several threads at once.</summary>
internal interface IProgressReport
{
    void Started(Notebook notebook);

    void CellEnded(Notebook notebook, CellRun cell);

    void Ended(NotebookRun run);
}
