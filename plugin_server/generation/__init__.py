"""From a request to its results: the queue, the one worker, the pipeline and the history."""
