// Most tests start programs and wait for them. Only fixtures marked Parallelizable, which share no server with others, run at the same time.
[assembly: LevelOfParallelism(2)]
