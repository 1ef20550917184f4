document.title = "Threat Monitor"
