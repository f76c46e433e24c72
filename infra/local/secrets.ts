/** As much of Secrets Manager as the SDK client needs to read the one secret of this machine. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readIfThere, writeDurably } from "./files.ts";

export const SEAL_SECRET = "recover-seal";

/** The secret in the data folder, made at the first start; only the owner of the folder may read it. */
export async function sealSecretIn(folder: string): Promise<string> {
  const path = join(folder, "seal.key");
  const known = await readIfThere(path);
  if (known !== null) return known.toString("utf8").trim();
  const secret = randomBytes(48).toString("hex");
  await writeDurably(path, secret, 0o600);
  return secret;
}

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export function createSecrets(secret: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const { SecretId } = (await request.json()) as { SecretId?: string };
    const isGet = request.headers.get("x-amz-target") === "secretsmanager.GetSecretValue";
    if (!isGet || SecretId !== SEAL_SECRET) {
      const __type = isGet ? "ResourceNotFoundException" : "InvalidRequestException";
      return Response.json({ __type, Message: "There is one secret here, to be read." }, { status: 400 });
    }
    return Response.json({ ARN: SEAL_SECRET, Name: SEAL_SECRET, SecretString: secret });
  };
}
