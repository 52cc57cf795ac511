#!/bin/bash
# sbatch slurm-shards.sh, in the project's folder: builds the decks in sixteen tasks, each into a folder of its own. Then
# sbatch --dependency=afterok:JOB --wrap "npx --no-install throughline merge shards/* --out output"
#SBATCH --job-name=build-decks
#SBATCH --array=0-15
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=01:00:00
set -euo pipefail
npx --no-install throughline build --strict --shard auto --out "shards/$SLURM_ARRAY_TASK_ID"
