// Most tests start programs and wait for them. Only fixtures marked Parallelizable, which share no server that others change, run at the same time: as many as CI has cores.
[assembly: LevelOfParallelism(2)]
