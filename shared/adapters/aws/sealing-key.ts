/** The key that seals secrets: made from one secret of Secrets Manager, which is long, random and read once a process. */
import { createHash } from "node:crypto";
import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** Letters and digits, so that they hold as many bits as the key. */
const LEAST_SECRET_CHARACTERS = 64;

export const sealingKey = (secrets: SecretsManagerClient, id: string) => async (): Promise<Uint8Array> => {
  const { SecretString = "" } = await secrets.send(new GetSecretValueCommand({ SecretId: id }));
  return keyFrom(SecretString);
};

/** Throws on a secret that is too short to be one of ours. */
export function keyFrom(secret: string): Uint8Array {
  if (secret.length < LEAST_SECRET_CHARACTERS) throw new Error("the sealing secret is too short");
  return createHash("sha256").update(secret).digest();
}
