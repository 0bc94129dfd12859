"""What the fields of a Zotero item mean: a variable of CSL for each, by Zotero's own mapping."""

from typing import Final

TEXTS: Final = {
    "title": "title", "caseName": "title", "nameOfAct": "title", "subject": "title",
    "abstractNote": "abstract", "extra": "note", "language": "language", "rights": "license", "url": "URL",
    "shortTitle": "title-short", "citationKey": "citation-key", "libraryCatalog": "source",
    "publicationTitle": "container-title", "bookTitle": "container-title", "proceedingsTitle": "container-title",
    "encyclopediaTitle": "container-title", "dictionaryTitle": "container-title", "blogTitle": "container-title",
    "forumTitle": "container-title", "websiteTitle": "container-title", "programTitle": "container-title",
    "sessionTitle": "container-title", "reporter": "container-title", "code": "container-title",
    "journalAbbreviation": "container-title-short",
    "seriesTitle": "collection-title", "series": "collection-title", "seriesNumber": "collection-number",
    "volume": "volume", "reporterVolume": "volume", "codeVolume": "volume", "codeNumber": "volume",
    "numberOfVolumes": "number-of-volumes", "issue": "issue", "priorityNumbers": "issue", "edition": "edition",
    "pages": "page", "codePages": "page", "firstPage": "page", "numPages": "number-of-pages",
    "section": "section", "committee": "section", "partNumber": "part-number", "partTitle": "part-title",
    "number": "number", "reportNumber": "number", "billNumber": "number", "docketNumber": "number",
    "documentNumber": "number", "episodeNumber": "number", "patentNumber": "number", "publicLawNumber": "number",
    "identifier": "number", "archiveID": "number",
    "publisher": "publisher", "institution": "publisher", "university": "publisher", "label": "publisher",
    "company": "publisher", "distributor": "publisher", "network": "publisher", "repository": "publisher",
    "studio": "publisher", "place": "publisher-place", "repositoryLocation": "publisher-place",
    "originalPublisher": "original-publisher", "originalPlace": "original-publisher-place",
    "conferenceName": "event-title", "meetingName": "event-title", "eventPlace": "event-place",
    "type": "genre", "reportType": "genre", "thesisType": "genre", "manuscriptType": "genre", "letterType": "genre",
    "presentationType": "genre", "mapType": "genre", "postType": "genre", "websiteType": "genre", "genre": "genre",
    "programmingLanguage": "genre",
    "medium": "medium", "artworkMedium": "medium", "audioRecordingFormat": "medium", "audioFileType": "medium",
    "videoRecordingFormat": "medium", "interviewMedium": "medium", "format": "medium", "system": "medium",
    "artworkSize": "dimensions", "runningTime": "dimensions", "scale": "scale",
    "archive": "archive", "archiveLocation": "archive_location", "callNumber": "call-number",
    "applicationNumber": "call-number", "authority": "authority", "court": "authority",
    "legislativeBody": "authority", "issuingAuthority": "authority", "organization": "authority",
    "session": "chapter-number", "history": "references", "references": "references",
    "status": "status", "legalStatus": "status", "versionNumber": "version", "version": "version",
    "DOI": "DOI", "ISBN": "ISBN", "ISSN": "ISSN", "PMID": "PMID", "PMCID": "PMCID",
}  # fmt: skip
"""The CSL variable of each field; where two fields of an item have one variable, the first in this table has it."""
DATES: Final = {
    "date": "issued", "dateDecided": "issued", "dateEnacted": "issued", "issueDate": "issued",
    "accessDate": "accessed", "filingDate": "submitted", "originalDate": "original-date",
    "priorityDate": "original-date",
}  # fmt: skip
AT_EVENT: Final = frozenset({"audioRecording", "presentation", "videoRecording"})
"""The types of items whose place is that of an event."""
ANNOTATIONS: Final = {1: "highlight", 2: "note", 3: "image", 4: "ink", 5: "underline", 6: "text"}
"""The kinds of annotations."""
