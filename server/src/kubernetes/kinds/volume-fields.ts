/** The fields of a pod's volumes and of claims, for strict decoding (core/v1 types.go). */

import type { Node } from '../../manifest/located.ts';
import { fields, quantities, quantity, stringList, strings } from '../field-table.ts';
import { labelSelectorShape } from '../labels.ts';
import { metadataShape } from '../resource.ts';
import { anything, boolean, integer, list, object, type Shape, string, stringMap } from '../shape.ts';

const secretRef = fields(strings('name'));
const readOnly = boolean;
const optional = boolean;
// Owners of files are new in Kubernetes 1.37, and so is the mode of an emptyDir.
const user = anything;
const defaultUser = anything;

export const fieldRef: Shape<Node> = fields(strings('apiVersion fieldPath'));
export const resourceFieldRef: Shape<Node> = fields({ ...strings('containerName resource'), divisor: quantity });

const keys = list(fields({ ...strings('key path'), mode: integer, user }));
const podFacts = list(fields({ path: string, mode: integer, user, fieldRef, resourceFieldRef }));

const claimSpec = fields({
  ...strings('storageClassName volumeAttributesClassName volumeMode volumeName'),
  accessModes: stringList,
  dataSource: fields(strings('apiGroup kind name')),
  dataSourceRef: fields(strings('apiGroup kind name namespace')),
  resources: fields({ limits: quantities, requests: quantities }),
  selector: labelSelectorShape,
});

export const claimShape: Shape<unknown> = object(
  { metadata: metadataShape, spec: claimSpec },
  'apiVersion kind status',
);

const projection = fields({
  clusterTrustBundle: fields({
    ...strings('name path signerName'),
    labelSelector: labelSelectorShape,
    optional,
    user,
  }),
  configMap: fields({ name: string, items: keys, optional }),
  downwardAPI: fields({ items: podFacts }),
  podCertificate: fields({
    ...strings('certificateChainPath credentialBundlePath keyPath keyType signerName'),
    maxExpirationSeconds: integer,
    userAnnotations: stringMap,
    user,
  }),
  secret: fields({ name: string, items: keys, optional }),
  serviceAccountToken: fields({ ...strings('audience path'), expirationSeconds: integer, user }),
});

export const volumeShape: Shape<Node> = fields({
  name: string,
  awsElasticBlockStore: fields({ ...strings('fsType volumeID'), partition: integer, readOnly }),
  azureDisk: fields({ ...strings('cachingMode diskName diskURI fsType kind'), readOnly }),
  azureFile: fields({ ...strings('secretName shareName'), readOnly }),
  cephfs: fields({ ...strings('path secretFile user'), monitors: stringList, readOnly, secretRef }),
  cinder: fields({ ...strings('fsType volumeID'), readOnly, secretRef }),
  configMap: fields({ name: string, items: keys, defaultMode: integer, defaultUser, optional }),
  csi: fields({
    ...strings('driver fsType'),
    nodePublishSecretRef: secretRef,
    readOnly,
    volumeAttributes: stringMap,
  }),
  downwardAPI: fields({ items: podFacts, defaultMode: integer, defaultUser }),
  emptyDir: fields({ medium: string, sizeLimit: quantity, mode: anything }),
  ephemeral: fields({ volumeClaimTemplate: fields({ metadata: metadataShape, spec: claimSpec }) }),
  fc: fields({ fsType: string, lun: integer, readOnly, targetWWNs: stringList, wwids: stringList }),
  flexVolume: fields({ ...strings('driver fsType'), options: stringMap, readOnly, secretRef }),
  flocker: fields(strings('datasetName datasetUUID')),
  gcePersistentDisk: fields({ ...strings('fsType pdName'), partition: integer, readOnly }),
  gitRepo: fields(strings('directory repository revision')),
  glusterfs: fields({ ...strings('endpoints path'), readOnly }),
  hostPath: fields(strings('path type')),
  image: fields(strings('pullPolicy reference')),
  iscsi: fields({
    ...strings('fsType initiatorName iqn iscsiInterface targetPortal'),
    chapAuthDiscovery: boolean,
    chapAuthSession: boolean,
    lun: integer,
    portals: stringList,
    readOnly,
    secretRef,
  }),
  nfs: fields({ ...strings('path server'), readOnly }),
  persistentVolumeClaim: fields({ claimName: string, readOnly }),
  photonPersistentDisk: fields(strings('fsType pdID')),
  portworxVolume: fields({ ...strings('fsType volumeID'), readOnly }),
  projected: fields({ sources: list(projection), defaultMode: integer, defaultUser }),
  quobyte: fields({ ...strings('group registry tenant user volume'), readOnly }),
  rbd: fields({ ...strings('fsType image keyring pool user'), monitors: stringList, readOnly, secretRef }),
  scaleIO: fields({
    ...strings('fsType gateway protectionDomain storageMode storagePool system volumeName'),
    readOnly,
    secretRef,
    sslEnabled: boolean,
  }),
  secret: fields({ secretName: string, items: keys, defaultMode: integer, defaultUser, optional }),
  storageos: fields({ ...strings('fsType volumeName volumeNamespace'), readOnly, secretRef }),
  vsphereVolume: fields(strings('fsType storagePolicyID storagePolicyName volumePath')),
});
