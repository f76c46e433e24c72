/** The door for browsers and partners: one HTTP API in front of one function. */
import { CfnOutput, RemovalPolicy, Validations } from "aws-cdk-lib";
import { AccessLogField, AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { ServiceFunction } from "./function.ts";

export class WebDoor extends Construct {
  /** Without a slash at its end. */
  readonly url: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, "Api", { createDefaultStage: false });
    const log = new LogGroup(this, "Log", {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, "Stage", {
      httpApi: this.api,
      autoDeploy: true,
      // Far above what people press and partners call, far below what a flood costs.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        // No path: a link that stops somebody's mails is theirs alone.
        format: AccessLogFormat.custom(
          `${AccessLogField.contextRequestId()} ${AccessLogField.contextHttpMethod()} ${AccessLogField.contextStatus()}`,
        ),
      },
    });
    this.url = stage.url.replace(/\/$/, "");
    new CfnOutput(this, "Url", {
      value: this.url,
      description: "Pages behind the links in letters, and below /v1 what partners call",
    });
  }

  leadsTo(web: ServiceFunction): void {
    const integration = new HttpLambdaIntegration("Web", web.function);
    for (const { path, methods, why } of ROUTES) {
      for (const route of this.api.addRoutes({ path, methods, integration }))
        Validations.of(route).acknowledge({ id: "AwsSolutions-APIG4", reason: why });
    }
  }
}

const SIGNED_LINK =
  "Whoever holds a signed link from a letter may use it; the function checks the signature.";
const SIGNED_CALL =
  "Each call is signed by its partner; the function checks the signature before it reads anything.";

const FOR_EVERYBODY = "The description of the API holds nothing of anybody.";

/** What the function serves. A path that is not here is answered by the API itself. */
const ROUTES = [
  ...["stop", "yes", "no"].map((does) => ({
    path: `/${does}/{id}/{signature}`,
    methods: [HttpMethod.GET, HttpMethod.POST],
    why: SIGNED_LINK,
  })),
  ...["/docs", "/openapi.json"].map((path) => ({ path, methods: [HttpMethod.GET], why: FOR_EVERYBODY })),
  { path: "/v1/{proxy+}", methods: [HttpMethod.ANY], why: SIGNED_CALL },
];
