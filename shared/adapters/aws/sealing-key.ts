/** The key that seals secrets: made from one secret of Secrets Manager, which is long, random and read once a process. */
import { createHash } from "node:crypto";
import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** Characters of the secret: letters and digits, so that they hold more than the 256 bits that the key has. */
export const LEAST_SECRET_CHARACTERS = 64;

export const sealingKey = (secrets: SecretsManagerClient, id: string) => async (): Promise<Uint8Array> => {
  const { SecretString = "" } = await secrets.send(new GetSecretValueCommand({ SecretId: id }));
  if (SecretString.length < LEAST_SECRET_CHARACTERS) throw new Error("the sealing secret is too short");
  return createHash("sha256").update(SecretString).digest();
};
