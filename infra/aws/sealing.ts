/** The one secret that partners' secrets are sealed with: made by CloudFormation, seen by nobody. */
import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { Grant, type IGrantable } from "aws-cdk-lib/aws-iam";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { Settings } from "./settings.ts";

export function sealingSecret(scope: Construct, { stage }: Settings): Secret {
  const secret = new Secret(scope, "Sealing", {
    description: "Seals the secrets of partners. What is sealed with it cannot be opened without it.",
    generateSecretString: { passwordLength: 96, excludePunctuation: true },
    removalPolicy: stage === "test" ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  });
  Validations.of(secret).acknowledge({
    id: "AwsSolutions-SMG4",
    reason:
      "A new value would leave every sealed secret shut. The secrets that it seals are rotated, by npm run partner.",
  });
  return secret;
}

export function mayOpenSeals(grantee: IGrantable, secret: Secret): void {
  const actions = ["secretsmanager:GetSecretValue"];
  Grant.addToPrincipal({ grantee, actions, resourceArns: [secret.secretArn] });
}
