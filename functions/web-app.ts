/**
 * The pages behind signed links and the routes of partners, as an app that runs anywhere. A link shows a button; only
 * pressing it does something.
 */
import { Hono } from "hono";
import type { WebService } from "../shared/service.ts";
import { docsRoutes } from "./docs/routes.ts";
import { partnerRoutes } from "./partner-routes.ts";

/**
 * Mail scanners open every link they find, so GET changes nothing. Mail programs that offer one-click unsubscribe POST
 * to the same address (RFC 8058 section 3.2), and so does the button.
 */
export function webApp(service: () => WebService, onBroken: (error: unknown) => void = () => {}) {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
  });
  app.get("/stop/:id/:signature", async (c) => {
    const { id, signature } = c.req.param();
    const known = isId(id) && (await service().mayUnsubscribe(id, signature));
    return known ? c.html(page("Stop these mails?", BUTTON)) : c.html(UNKNOWN, 404);
  });
  app.post("/stop/:id/:signature", async (c) => {
    const { id, signature } = c.req.param();
    const outcome = isId(id) ? await service().unsubscribe(id, signature) : "unknown";
    return outcome === "stopped" ? c.html(STOPPED) : c.html(UNKNOWN, 404);
  });
  app.get("/yes/:id/:signature", async (c) => {
    const { id, signature } = c.req.param();
    const asked = isId(id) ? await service().invitationBehind("yes", id, signature) : null;
    if (asked === null) return c.html(UNKNOWN, 404);
    return c.html(asked.isOpen ? page("Shall we begin?", yesButton(asked.partners)) : OVER);
  });
  app.post("/yes/:id/:signature", async (c) => {
    const { id, signature } = c.req.param();
    const outcome = isId(id) ? await service().consent(id, signature) : "unknown";
    return outcome === "unknown" ? c.html(UNKNOWN, 404) : c.html(outcome === "agreed" ? AGREED : OVER);
  });
  app.get("/no/:id/:signature", async (c) => {
    const { id, signature } = c.req.param();
    const asked = isId(id) ? await service().invitationBehind("no", id, signature) : null;
    return asked === null ? c.html(UNKNOWN, 404) : c.html(page("No, and never again?", NO_BUTTON));
  });
  app.post("/no/:id/:signature", async (c) => {
    const { id, signature } = c.req.param();
    const outcome = isId(id) ? await service().decline(id, signature) : "unknown";
    return outcome === "declined" ? c.html(DECLINED) : c.html(UNKNOWN, 404);
  });
  app.route("/v1", partnerRoutes(service, onBroken));
  app.route("/", docsRoutes());
  app.notFound((c) => c.html(UNKNOWN, 404));
  app.onError((error, c) => {
    onBroken(error);
    return c.html(BROKEN, 500);
  });
  return app;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const isId = (id: string): boolean => /^[0-9a-f]{32}$/.test(id);

/** Nothing is loaded, kept, framed or told to another page. */
const HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
};

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
body { font: 18px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto 0; padding: 0 1.5rem; }
button { font: inherit; padding: .8rem 1.6rem; min-height: 48px; }
</style>
</head>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`;

const BUTTON = `<p>Nothing more will be sent to you about your interviews. You can write again at any time.</p>
<form method="post"><button>Stop</button></form>`;
const STOPPED = page(
  "Stopped",
  "<p>No more mail will come. What you wrote will be erased by itself; a mail with the one word DELETE does it at once.</p><p>If it was a slip: answer UNDO to any of the mails within a day.</p>",
);
/** Names of partners are theirs to choose, so they are escaped. */
const yesButton = (
  partners: readonly string[],
): string => `<p>You were invited by ${partners.map(escaped).join(" and ")}. If you say yes, tell what happened by answering the mail; a plan and a thank-you note come back. Nobody but you sees a word of it.</p>
<form method="post"><button>Yes, I would like that</button></form>`;
const NO_BUTTON = `<p>Nobody can invite you here again. You can still write to us yourself at any time.</p>
<form method="post"><button>No, and never again</button></form>`;
const AGREED = page(
  "Good that you are here",
  "<p>The next mail comes within a few minutes. If you have not told what happened yet, it asks you. You can say STOP or DELETE to any mail.</p>",
);
const DECLINED = page(
  "That is settled",
  "<p>Nobody can invite you here again, and no more mail comes about this. All good wishes to you.</p>",
);
const OVER = page(
  "This invitation is answered or over",
  "<p>Nothing was changed. If you would like help after an interview, write to us yourself. That always works.</p>",
);
const UNKNOWN = page(
  "This link leads nowhere",
  "<p>It may be old, or cut off by the mail program. Answer STOP to any of the mails instead.</p>",
);
const BROKEN = page(
  "That did not work",
  "<p>It is our fault. Please try again in a minute, or answer STOP to any of the mails.</p>",
);
