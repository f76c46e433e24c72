/** What a partner's engineer reads: `/docs` and `/openapi.json`. Loaded by the first who asks. */
import { Hono } from "hono";

export function docsRoutes() {
  const app = new Hono();
  let page: Promise<string> | undefined;
  app.get("/docs", async (c) => {
    page ??= import("./page.tsx").then(({ docsPage }) => docsPage());
    return c.html(await page);
  });
  app.get("/openapi.json", async (c) => {
    const { default: description } = await import("./openapi.json", { with: { type: "json" } });
    return c.json(description);
  });
  return app;
}
