"""The judged queries, and what the worker is asked in Node and in a browser."""
