#!/bin/sh
# Add many publications at once, in the two ways there are: a table whole, and one record at a time.
# What is there already is skipped, so that the script can be run again whenever the table has grown.
#
#   PROTLIB_LIBRARY=my.json ./batch-add.sh      or      ./batch-add.sh my.json
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ $# -gt 0 ]; then
    PROTLIB_LIBRARY=$1
fi
: "${PROTLIB_LIBRARY:?names no library; give its file as the first argument}"
export PROTLIB_LIBRARY

# A table: the column that protlib does not know by its name is mapped.
protlib import "$here/colleague.csv" --map 'Title of report=title'

# One at a time: each line is a title, a year, an organisation, a country, a region and a link.
# `protlib add` prints the citation key, of the new record or of the one that is there.
while IFS='|' read -r title year organisation country region link; do
    protlib add --type report --title "$title" --date "$year" --organisation "$organisation" \
        --country "$country" --region "$region" --url "$link" --tag batch
done <<'LINES'
Borderline Slavery: Child Trafficking in Togo|2003|Human Rights Watch (HRW)|Togo|West Africa|https://www.hrw.org/report/2003/04/01/borderline-slavery/child-trafficking-togo
Going West: Contemporary Mixed Migration Trends from the Horn of Africa to Libya & Europe|2014-06|Regional Mixed Migration Secretariat (RMMS)|Eritrea|Horn of Africa|https://mixedmigration.org/resource/going-west/
An Introductory Guide to Anti-Trafficking Action in Internal Displacement Contexts|2020|Global Protection Cluster (GPC)|Worldwide|Worldwide|https://migrationnetwork.un.org/resources/introductory-guide-anti-trafficking-action-internal-displacement-contexts
LINES
