"""What leaves on paper: a form prepares a neutral document, `render` makes the PDF, `pages` its images."""
