/** The rule about consoles and tools for operators that can be reached from outside. */

import { serviceSelector } from '../../kubernetes/kinds/service.ts';
import { servingContainers } from '../../kubernetes/kinds/workload.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { exposureOf } from '../../kubernetes/service-exposure.ts';
import { defineRule } from '../rule.ts';

/** A public load balancer or node port before a program that rules over the cluster or runs whatever it is told. */
export const sensitiveAppExposed = defineRule({
  id: 'service/sensitive-app-exposed',
  summary: 'A Service opens a tool for operators to the outside.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Service'],
  options: {
    images: {
      description: 'More image names, without registry and tag, of tools that nobody outside should reach.',
      schema: { type: 'array', items: { type: 'string' } },
    },
  },

  *detect(service, view, { options }) {
    const selector = serviceSelector(service);
    const exposure = exposureOf(service);
    const type = service.spec?.type;
    if (!selector || !type || (exposure !== 'anyone' && exposure !== 'nodes')) return;
    const more = Array.isArray(options.images) ? options.images.map(String) : [];
    for (const { resource } of view.podsOf(selector).found) {
      const images = servingContainers(resource).flatMap(({ image }) => image?.value ?? []);
      const image = images.map(repositoryOf).find((one) => isOneOf(one, sensitive) || isOneOf(one, more));
      if (image === undefined) continue;
      const related = [{ file: resource.file, at: nameAt(resource), message: `${titleOf(resource)} runs ${image}.` }];
      yield { at: type.at, related, service, image, exposure };
      return;
    }
  },

  explain({ service, image, exposure }) {
    return {
      what: `${titleOf(service)} opens ${image} to the outside.`,
      why:
        exposure === 'nodes'
          ? 'Whoever reaches a node reaches a tool that was made for operators.'
          : 'Everyone on the internet reaches a tool that was made for operators.',
      advice: 'Leave the type out and reach the tool through a tunnel, or put authentication before it.',
    };
  },
});

function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
}

function isOneOf(repository: string, names: readonly string[]): boolean {
  return names.some((name) => `/${repository}`.endsWith(`/${name}`));
}

/** Ends of image names. */
const sensitive: readonly string[] = [
  ...[
    'kubernetesui/dashboard',
    'kubernetesui/dashboard-web',
    'weaveworks/scope',
    'rancher/rancher',
    'portainer/portainer',
  ],
  ...['portainer/portainer-ce', 'headlamp-k8s/headlamp', 'argoproj/argocd', 'argoproj/argocli', 'jenkins/jenkins'],
  ...[
    'jenkins',
    'gitlab/gitlab-runner',
    'apache/airflow',
    'airflow',
    'kubeflow/centraldashboard',
    'jupyterhub/k8s-hub',
  ],
  ...[
    'jupyter/base-notebook',
    'jupyter/scipy-notebook',
    'prom/prometheus',
    'prometheus/prometheus',
    'prom/alertmanager',
  ],
  ...['prometheus/alertmanager', 'kibana/kibana', 'kibana', 'adminer', 'phpmyadmin', 'phpmyadmin/phpmyadmin'],
  ...['dpage/pgadmin4', 'mongo-express', 'rediscommander/redis-commander', 'ollama/ollama', 'vllm/vllm-openai'],
  ...['n8nio/n8n', 'n8n-io/n8n', 'apache/spark', 'rayproject/ray', 'mlflow/mlflow', 'kubecost/frontend'],
];
