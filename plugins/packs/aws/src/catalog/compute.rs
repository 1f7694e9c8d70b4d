//! What runs code.

use kinograph_plugin_sdk::catalog::{Category, Form, INSTANCES, Kind};

use crate::{colors::ORANGE, icons};

/// What runs code.
pub(super) const COMPUTE: Category = Category {
    name: "aws-compute",
    accent: None,
    kinds: &[
        Kind::new("aws-ec2", "Amazon EC2")
            .doc("virtual machines")
            .aliases(&["ec2", "ec2-instance"])
            .brand(&icons::SERVER_2, ORANGE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("aws-lambda", "AWS Lambda")
            .doc("functions that run only when they are called")
            .aliases(&["lambda", "lambda-function"])
            .brand(&icons::LAMBDA, ORANGE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("aws-ecs", "Amazon ECS")
            .doc("runs containers")
            .aliases(&["ecs"])
            .brand(&icons::BOX, ORANGE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("aws-fargate", "AWS Fargate")
            .doc("runs containers without machines to look after")
            .aliases(&["fargate"])
            .brand(&icons::BOX_MULTIPLE, ORANGE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("aws-eks", "Amazon EKS")
            .doc("runs Kubernetes")
            .aliases(&["eks"])
            .brand(&icons::STEERING_WHEEL, ORANGE),
        Kind::new("aws-ecr", "Amazon ECR")
            .doc("keeps container images")
            .aliases(&["ecr"])
            .brand(&icons::PACKAGES, ORANGE),
        Kind::new("aws-batch", "AWS Batch")
            .doc("works off jobs in large numbers")
            .brand(&icons::STACK_2, ORANGE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("aws-app-runner", "AWS App Runner")
            .doc("runs a web app from its source or its image")
            .aliases(&["app-runner"])
            .brand(&icons::PLAYER_PLAY, ORANGE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("aws-elastic-beanstalk", "AWS Elastic Beanstalk")
            .doc("runs a web app and the machines that it needs")
            .aliases(&["elastic-beanstalk", "beanstalk"])
            .brand(&icons::PLANT_2, ORANGE)
            .form(Form::Stack(INSTANCES)),
    ],
};
