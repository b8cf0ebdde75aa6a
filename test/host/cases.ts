/** The cases that hold wherever VS Code runs; those for one place alone are registered by its entry. */

import { registerActivationCases } from './activation.ts';
import { registerAuditCases } from './audits.ts';
import { registerClusterCases } from './cluster.ts';
import { registerFindingCases } from './findings.ts';
import { registerInsertionCases } from './insertion.ts';
import { registerLensCases } from './lenses.ts';
import { registerTopologyCases } from './topology.ts';
import { registerWritingCases } from './writing.ts';

/** `installedIn` is the folder that the extension must be in, where it is installed. */
export function registerCases(installedIn: string | undefined): void {
  registerActivationCases(installedIn);
  registerFindingCases();
  registerInsertionCases();
  registerWritingCases();
  registerAuditCases();
  registerLensCases();
  registerClusterCases();
  registerTopologyCases();
}
