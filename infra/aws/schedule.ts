/** How the clock calls a function. */
import { Duration, Stack, Validations } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import type { Construct } from "constructs";
import type { ServiceFunction } from "./function.ts";
import { logicalId } from "./logical-id.ts";

/**
 * No retry and no dead letters: the next minute does what this one missed, and the alarm `no-sweep` counts. Together with
 * a timeout below the minute this also keeps the sweep from running beside itself, without reserved concurrency, which new
 * accounts have too little of.
 */
export function invokes(scope: Construct, target: ServiceFunction): LambdaInvoke {
  const { account } = Stack.of(scope);
  const role = new Role(scope, "Clock", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": account } },
    }),
  });
  target.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${logicalId(target.function)}.Arn>:*]`,
    reason: "The versions and aliases of the one function that the clock calls.",
  });
  return new LambdaInvoke(target.function, { role, retryAttempts: 0, maxEventAge: Duration.minutes(1) });
}
