// Runs before the first paint, so that a reader who chose the light scheme sees no dark flash.
const chosen = localStorage.getItem('mantine-color-scheme-value')
if (chosen) document.documentElement.dataset.mantineColorScheme = chosen
