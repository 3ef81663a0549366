// The library's own name for itself: our scripts and its extensions ask the window for it.
import htmx from 'htmx.org'

window.htmx = htmx
