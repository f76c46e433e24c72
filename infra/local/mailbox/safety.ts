/** Only this machine's own browser, and only our own page in it. */
import type { MiddlewareHandler } from "hono";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The page listens on loopback, but any site in the same browser can send requests there. A foreign `Host` is a name
 * that somebody pointed at loopback (DNS rebinding); a foreign `Origin` is a form on somebody else's page.
 */
export const onlyFromHere: MiddlewareHandler = async (c, next) => {
  const url = new URL(c.req.url);
  if (!LOOPBACK.has(url.hostname)) return c.text("This page answers to localhost only.", 421);
  if (c.req.method !== "GET" && c.req.method !== "HEAD" && !isSameOrigin(c.req.raw.headers, url)) {
    return c.text("This form was sent from another page.", 403);
  }
  await next();
};

/** Nothing from elsewhere, no inline script, no frame around us. Letters bring their own, stricter rule. */
export const headers: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("content-security-policy")) {
    c.header(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; " +
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
  }
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "same-origin");
  c.header("Cache-Control", "no-store");
};

/**
 * A letter's HTML is shown in a sandbox without scripts and without any request to elsewhere, as a careful mail
 * program would show it. `allow-same-origin` only lets our page measure its height.
 */
export const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; " +
  "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** Every browser names the origin of a form; what names none is no browser. */
function isSameOrigin(sent: Headers, url: URL): boolean {
  const origin = sent.get("origin");
  if (origin !== null) return origin === `http://${url.host}`;
  const site = sent.get("sec-fetch-site");
  return site === null || site === "same-origin";
}
