/** Where the image of a container is pulled from. */

/** Registries that anyone can pull from over the internet, and that no private link of Azure leads to. */
const publicRegistries: ReadonlySet<string> = new Set([
  'docker.io',
  'gcr.io',
  'ghcr.io',
  'k8s.gcr.io',
  'lscr.io',
  'nvcr.io',
  'public.ecr.aws',
  'quay.io',
  'registry.gitlab.com',
  'registry.k8s.io',
]);

/**
 * The public registry of an image; undefined for every other one, which the network of the cluster may hold. As the
 * container runtimes read references: what stands before the first slash is a host if it has a dot or a port.
 */
export function publicRegistryOf(image: string): string | undefined {
  const first = image.includes('/') ? image.slice(0, image.indexOf('/')) : '';
  const host = /[.:]/.test(first) || first === 'localhost' ? first : 'docker.io';
  const name = host.replace(/^(index|registry-1)\.docker\.io$/, 'docker.io');
  return publicRegistries.has(name) ? name : undefined;
}
