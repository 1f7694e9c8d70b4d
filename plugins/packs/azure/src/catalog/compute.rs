//! What runs code.

use kinograph_plugin_sdk::catalog::{Category, Form, INSTANCES, Kind};

use crate::{colors::BLUE, icons};

/// What runs code.
pub(super) const COMPUTE: Category = Category {
    name: "azure-compute",
    accent: None,
    kinds: &[
        Kind::new("azure-vm", "Azure Virtual Machines")
            .doc("virtual machines")
            .aliases(&["azure-virtual-machine"])
            .brand(&icons::SERVER_2, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("azure-vmss", "Virtual Machine Scale Sets")
            .doc("machines whose number follows the load")
            .aliases(&["vmss", "azure-scale-set"])
            .brand(&icons::ARROWS_MAXIMIZE, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("azure-functions", "Azure Functions")
            .doc("functions that run only when they are called")
            .aliases(&["azure-function"])
            .brand(&icons::LAMBDA, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("azure-app-service", "Azure App Service")
            .doc("runs web apps and APIs")
            .aliases(&["app-service"])
            .brand(&icons::APP_WINDOW, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("azure-static-web-apps", "Azure Static Web Apps")
            .doc("hosts web apps that are made of files")
            .aliases(&["static-web-apps", "azure-static-web-app"])
            .brand(&icons::BROWSER, BLUE),
        Kind::new("azure-aks", "Azure Kubernetes Service")
            .doc("runs Kubernetes")
            .aliases(&["aks"])
            .brand(&icons::STEERING_WHEEL, BLUE),
        Kind::new("azure-container-apps", "Azure Container Apps")
            .doc("runs containers without machines to look after")
            .aliases(&["container-apps", "azure-container-app", "aca"])
            .brand(&icons::BOX_MULTIPLE, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("azure-container-instances", "Azure Container Instances")
            .doc("runs a container on its own")
            .aliases(&["container-instances", "aci"])
            .brand(&icons::BOX, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("azure-container-registry", "Azure Container Registry")
            .doc("keeps container images")
            .aliases(&["acr"])
            .brand(&icons::PACKAGES, BLUE),
        Kind::new("azure-batch", "Azure Batch")
            .doc("works off jobs in large numbers")
            .brand(&icons::STACK_2, BLUE)
            .form(Form::Stack(INSTANCES)),
    ],
};
