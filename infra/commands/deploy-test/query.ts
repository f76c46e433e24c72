/** The few calls to services whose clients are no dependency of the project: the query API, as plain forms. */
import { REGION } from "./emulator.ts";

/** The body of the answer. The emulator reads service and region from the signature's scope and checks nothing else. */
export async function query(
  endpoint: string,
  service: "cloudformation" | "sns",
  form: Record<string, string>,
): Promise<string> {
  const scope = `test/20260101/${REGION}/${service}/aws4_request`;
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams(form),
  });
  if (!answer.ok) throw new Error(`${service} ${form.Action} answered ${answer.status}`);
  return answer.text();
}

/** What stands in the elements of that name, in order. */
export const textsOf = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, "g"))].map(([, text]) => text!);
