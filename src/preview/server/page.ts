/** The page itself: all that is in it comes with the program, all that changes comes through its script. */
export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Throughline preview</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="client.css">
<link rel="stylesheet" href="fonts.css">
<script type="module" src="client.js"></script>
</head>
<body>
<noscript>The preview needs JavaScript.</noscript>
</body>
</html>
`;

/** Two lines that run through. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3.5" fill="#1f4e79"/>' +
  '<path d="M3 5.5h10M3 10.5h6" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>';
