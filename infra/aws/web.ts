/** The door for browsers: one HTTP API in front of one function. */
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
      // Far above what people press, far below what a flood costs.
      throttle: { rateLimit: 20, burstLimit: 40 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        // No path: a link that stops somebody's mails is theirs alone.
        format: AccessLogFormat.custom(
          `${AccessLogField.contextRequestId()} ${AccessLogField.contextHttpMethod()} ${AccessLogField.contextStatus()}`,
        ),
      },
    });
    this.url = stage.url.replace(/\/$/, "");
    new CfnOutput(this, "Url", { value: this.url, description: "Pages behind the links in letters" });
  }

  leadsTo(web: ServiceFunction): void {
    const integration = new HttpLambdaIntegration("Web", web.function);
    for (const route of this.api.addRoutes({
      path: "/stop/{id}/{signature}",
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration,
    }))
      Validations.of(route).acknowledge({
        id: "AwsSolutions-APIG4",
        reason: "Whoever holds a signed link from a letter may use it; the function checks the signature.",
      });
  }
}
