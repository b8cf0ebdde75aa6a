/** Which files may hold manifests, by their names and by their texts. */

/** Folders that are never entered: what tools keep there is not what people deploy. */
export const neverEntered: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  '.hg',
  '.svn',
  '.terraform',
  '.venv',
]);

/** Whether a file's name says that it may hold manifests. */
export function isManifestName(name: string): boolean {
  return /\.(ya?ml|json)$/i.test(name) || name === 'Kustomization';
}

/**
 * Whether a file is worth reading as a manifest: YAML always, JSON only if it says what it is. Package files, editor
 * settings and data would otherwise be read for nothing.
 */
export function isManifestText(path: string, text: string): boolean {
  return (
    !path.toLowerCase().endsWith('.json') ||
    (text.includes('"apiVersion"') && text.includes('"kind"')) ||
    isClusterDump(text)
  );
}

/** The output of `az aks show -o json`, which names its kind in its own way. */
function isClusterDump(text: string): boolean {
  return /Microsoft\.ContainerService\/managedClusters/i.test(text);
}
