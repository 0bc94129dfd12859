"""What offices call the fields of a record in German, French, Spanish, Portuguese, Italian, Arabic and Russian.

A row is a field or a part of one, as `headings` has them, and its headings in that order of the languages, between bars. Case, accents,
signs, small words, the article of Arabic and the two ways to write some of its letters make no difference; "ä" may be "ae". What is said
besides may be left out: whose name it is ("Nom du pays"), or that it is the document's ("Lien vers le document").
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from protlib.record.small_words import ARTICLE, OF, words_of_kind
from protlib.text import without_umlauts, words

_NAMES: Final = {
    "key": "Zitierschlüssel|clé de citation|clave de cita|chave de citação",
    "type": "Typ|Art|Art der Publikation|Art der Veröffentlichung|Art des Dokuments|Dokumenttyp|Dokumentart|Dokumententyp|"
    "Publikationstyp|Publikationsart|Textsorte|Type de document|Type de publication|Nature du document|"
    "Tipo|Tipo de documento|Tipo de publicación|Tipo de publicação|Tipo di documento|Tipo di pubblicazione|Tipologia|Tipología|"
    "النوع|نوع الوثيقة|نوع المنشور|نوع المستند|Тип|Тип документа|Тип публикации|Вид документа|Вид издания|"
    "Art der Quelle|Genre de document|Nature de la source|Type de source|Clase de documento|Tipo de fuente|Espécie de documento|Tipo de fonte|Genere di documento|Tipo di fonte|نوع المصدر|Тип источника|Вид публикации",
    "title": "Titel|Haupttitel|Volltitel|Titel der Publikation|Titel der Veröffentlichung|Titel des Dokuments|Titel des Artikels|"
    "Titre|Intitulé|Titre complet|Titre principal|Intitulé du document|Nom du document|"
    "Título|Título completo|Título principal|Nombre del documento|Nombre de la publicación|Nome do documento|"
    "Titolo|Titolo completo|Titolo principale|Nome del documento|"
    "العنوان|اسم الوثيقة|اسم المنشور|اسم الكتاب|اسم التقرير|Название|Заглавие|Наименование|Заголовок|Титул",
    "authors": "Autor|Autorin|Autoren|Autorinnen|Autorenschaft|Verfasser|Verfasserin|Verfassende|Verfasserinnen|Urheber|Urheberin|"
    "Autor und Autorin|Autorinnen und Autoren|Name des Autors|Auteur|Auteurs|Autrice|Autrices|Auteure|Auteures|Auteur principal|"
    "Auteurs principaux|Nom de l'auteur|Noms des auteurs|Autora|Autores|Autoras|Autoría|Autor principal|Autores principales|"
    "Nombre del autor|Nombre de los autores|Autoria|Nome do autor|Nomes dos autores|Autores principais|"
    "Autore|Autori|Autrici|Autore principale|Nome dell'autore|"
    "المؤلف|المؤلفون|المؤلفين|اسم المؤلف|أسماء المؤلفين|الكاتب|الكتاب|اسم الكاتب|المؤلف الرئيسي|"
    "Автор|Авторы|Автор(ы)|ФИО автора|ФИО авторов|Имя автора|Авторы публикации|Автор документа|Autor@s|Autorxs|"
    "Geschrieben von|Verfasst von|Von wem|Écrit par|Rédigé par|Escrito por|Redactado por|Elaborado por|Scritto da|Redatto da|كتبه|تأليف|بقلم|Написал|Написано|Кто написал",
    "organisations": "Organisation|Organisationen|Herausgebende Organisation|Herausgebende Institution|Körperschaft|Einrichtung|"
    "Herausgebende Stelle|Organisme|Organismes|Organisme auteur|Organisation auteure|Auteur collectif|Auteur institutionnel|"
    "Organisme émetteur|Organización|Organizaciones|Organismo|Organismos|Autor corporativo|Autor institucional|"
    "Organización autora|Entidad|Organização|Organizações|Entidade|Autor coletivo|Autoria institucional|"
    "Organizzazione|Organizzazioni|Ente|Enti|Organizzazione autrice|Autore collettivo|"
    "المنظمة|المنظمات|الجهة|الجهة المصدرة|الهيئة|المؤلف المؤسسي|Организация|Организации|Ведомство|Организация-автор|Коллективный автор|Institución que publica|Organización que publica|"
    "Ausgestellt von|Émis par|Emitido por|Emesso da|صادر عن|Кем издано|Кем выпущено",
    "editors": "Herausgeber|Herausgeberin|Herausgeberinnen|Hrsg|Hg|Herausgebende|Directeur de publication|Sous la direction de|"
    "Directeurs de publication|Editores|Editora literaria|Compilador|Coordinador|Coordinadora|Organizador|Organizadora|Organizadores|"
    "Coordenador|Coordenadora|Curatore|Curatrice|Curatori|A cura di|المحرر|المحررون|المحررين|Редактор|Редакторы|Ответственный редактор|Составитель|"
    "Hrsg. von|Édité par|Editado por|Coordinado por|Coordenado por|Curato da|Под редакцией|Отредактировано",
    "translators": "Übersetzer|Übersetzerin|Übersetzerinnen|Traducteur|Traductrice|Traducteurs|Traductor|Traductora|"
    "Traductores|Tradutor|Tradutora|Traduttore|Traduttrice|المترجم|المترجمون|Переводчик|Переводчики|"
    "Übersetzt von|Traduit par|Traducido por|Traduzido por|Tradotto da|ترجمه|Переведено",
    "date": "Datum|Erscheinungsdatum|Veröffentlichungsdatum|Publikationsdatum|Datum der Veröffentlichung|Veröffentlicht am|"
    "Date de publication|Date de parution|Date d'édition|Paru le|Fecha|Fecha de publicación|Fecha de edición|"
    "Data de publicação|Data da publicação|Data di pubblicazione|Data pubblicazione|Data de edição|"
    "التاريخ|تاريخ النشر|تاريخ الإصدار|تاريخ الصدور|Дата|Дата публикации|Дата издания|Дата выхода|Дата выпуска|Date de sortie|Fecha de lanzamiento|Data de lançamento|"
    "Erschienen am|Wann erschienen|Publié le|Publicado el|Publicado em data|Pubblicato il|نشر في|Опубликовано|Когда опубликовано",
    "year": "Jahr|Erscheinungsjahr|Publikationsjahr|Veröffentlichungsjahr|Jahr der Veröffentlichung|Jahr der Publikation|"
    "Année|Année de publication|Année de parution|Année d'édition|Año|Año de publicación|Año de edición|Año edición|Año publicación|"
    "Ano|Ano de publicação|Ano da publicação|Ano de edição|Anno|Anno di pubblicazione|Anno pubblicazione|Anno di edizione|"
    "السنة|العام|سنة النشر|سنة الإصدار|عام النشر|Год|Год издания|Год публикации|Год выпуска|Год выхода|Ano de lançamento|Año de lanzamiento",
    "month": "Monat|Mois|Mes|Mês|Mese|الشهر|Месяц",
    "day": "Tag der Veröffentlichung|Jour|Día|Dia|Giorno|اليوم|День",
    "container_title": "Zeitschrift|Zeitschriftentitel|Name der Zeitschrift|Zeitung|Sammelwerk|Buchtitel|Titel des Sammelbandes|"
    "Revue|Titre de la revue|Nom de la revue|Périodique|Titre de l'ouvrage collectif|Revista|Título de la revista|Nombre de la revista|"
    "Título del libro|Título da revista|Nome da revista|Periódico|Rivista|Titolo della rivista|Nome della rivista|Periodico|"
    "المجلة|اسم المجلة|عنوان المجلة|الدورية|Журнал|Название журнала|Периодическое издание|Erschienen in|Paru dans|Publicado en|Publicado em|Pubblicato in",
    "collection_title": "Reihe|Schriftenreihe|Reihentitel|Serie|Collection|Nom de la collection|Colección|Série|Coleção|Collana|"
    "السلسلة|Серия|Название серии",
    "collection_number": "Reihennummer|Nummer der Reihe|Numéro de collection|Número de serie|Número da série|Numero di collana|رقم السلسلة|Номер серии",
    "publisher": "Verlag|Verleger|Herausgegeben von|Éditeur|Éditeurs|Maison d'édition|Publié par|Editorial|Editoriales|Publicado por|"
    "Institución|Editora|Instituição|Editore|Editori|Casa editrice|Istituzione|Pubblicato da|"
    "الناشر|دار النشر|جهة النشر|المؤسسة|Издательство|Издатель|Учреждение|"
    "Wer hat es veröffentlicht|Qui a publié|Quién publicó|Quem publicou|Chi ha pubblicato|من نشره|Кто опубликовал|Опубликовано кем",
    "publisher_place": "Ort|Verlagsort|Erscheinungsort|Publikationsort|Veröffentlichungsort|Stadt|"
    "Lieu|Lieu d'édition|Lieu de publication|Lieu de parution|Ville|Lugar|Lugar de publicación|Lugar de edición|Ciudad|"
    "Local de publicação|Local da publicação|Local de edição|Cidade|Luogo|Luogo di pubblicazione|Luogo di edizione|Città|"
    "مكان النشر|المدينة|بلد النشر|Место издания|Место публикации|Город|Land der Veröffentlichung|Pays de publication|Pays d'édition|País de publicación|País de edición|País de publicação|Paese di pubblicazione|Страна издания|Страна публикации|"
    "Wo erschienen|Wo veröffentlicht|Où publié|Où c'est publié|Publié à|Dónde se publicó|Dónde publicado|Onde foi publicado|Onde publicado|Dove pubblicato|Dove è stato pubblicato|أين نشر|مكان الإصدار|Где опубликовано|Где издано",
    "number": "Nummer der Veröffentlichung|Berichtsnummer|Dokumentnummer|Dokumentennummer|Aktenzeichen|Drucksache|Drucksachennummer|"
    "Numéro|Numéro du document|Numéro du rapport|Cote|Número|Número de documento|Número del documento|Número de informe|Signatura|"
    "Número do documento|Número do relatório|Numero|Numero del documento|Numero del rapporto|"
    "رقم الوثيقة|رمز الوثيقة|Номер|Номер документа|Номер отчета|Условное обозначение|"
    "Referenznummer|Dokumentenreferenz|Numéro de référence|N° de référence|Réf|Référence du document|Número de referencia|N.º de referencia|Número de referência|N.º de referência|Numero di riferimento|N. di riferimento|الرقم المرجعي|رقم المرجع|Номер ссылки|Регистрационный номер",
    "volume": "Band|Jahrgang|Volumen|Tome|Tomo|Annata|المجلد|Том",
    "issue": "Heft|Heftnummer|Ausgabe|Numéro de la revue|Número de la revista|Fascicule|Fascículo|Fascicolo|العدد|Выпуск|Номер выпуска|Номер журнала",
    "page": "Seite|Seiten|Seitenangabe|Página|Páginas|Pagina|Pagine|الصفحات|الصفحة|Страницы|Стр",
    "number-of-pages": "Seitenzahl|Seitenanzahl|Anzahl Seiten|Anzahl der Seiten|Umfang|Nombre de pages|Nb de pages|Nbre de pages|"
    "Número de páginas|N.º de páginas|Num de páginas|Cantidad de páginas|Numero di pagine|N. di pagine|Numero pagine|"
    "عدد الصفحات|Количество страниц|Число страниц|Кол-во страниц|Объем",
    "edition": "Auflage|Édition|Edición|Edição|Edizione|الطبعة|Издание",
    "event_title": "Konferenz|Tagung|Veranstaltung|Conférence|Conferencia|Conferência|Conferenza|المؤتمر|Конференция",
    "event_place": "Tagungsort|Konferenzort|Veranstaltungsort|Lieu de la conférence|Lugar de la conferencia|Local da conferência|Luogo della conferenza",
    "url": "Internetadresse|Webadresse|Webseite|Weblink|Internetlink|Lien|Liens|Lien internet|Lien web|Adresse web|Adresse internet|Site web|"
    "Adresse URL|Enlace|Enlaces|Enlace web|Dirección web|Sitio web|Enlace al documento|Vínculo|Ligação|Hiperligação|Endereço web|Endereço eletrônico|"
    "Endereço eletrónico|Link de acesso|Collegamento|Indirizzo web|Sito web|Link al documento|"
    "الرابط|رابط الوثيقة|الرابط الإلكتروني|رابط الموقع|الموقع الإلكتروني|Ссылка|Веб-ссылка|Ссылка на документ|Адрес в интернете|Интернет-адрес|Гиперссылка|Abrufbar unter|Verfügbar unter|Disponible sur|Disponible en|Disponível em|Disponibile su|Доступно по адресу|متاح على",
    "accessed": "Zugriff|Zugriff am|Zugriffsdatum|Abgerufen am|Abrufdatum|Abruf|Letzter Zugriff|Zuletzt abgerufen|Zuletzt abgerufen am|"
    "Consulté le|Date de consultation|Date d'accès|Dernière consultation|Consultado el|Fecha de consulta|Fecha de acceso|"
    "Acesso em|Acessado em|Consultado em|Data de acesso|Data de consulta|Data do acesso|"
    "Consultato il|Data di consultazione|Data di accesso|Ultimo accesso|تاريخ الاطلاع|تاريخ الوصول|تاريخ الدخول|Дата обращения|Дата доступа",
    "language": "Sprache|Sprachen|Langue|Langues|Idioma|Idiomas|Lengua|Língua|Línguas|Lingua|Lingue|اللغة|اللغات|لغة الوثيقة|لغة النشر|"
    "Язык|Языки|Язык документа|Язык публикации|"
    "Geschrieben in|Écrit en|Escrito en|Escrito em|Scritto in|مكتوب ب|Написано на",
    "countries": "Land|Länder|Staat|Staaten|Betroffene Länder|Untersuchungsland|Bezugsland|Pays|Pays concerné|Pays concernés|Pays couverts|"
    "Pays étudié|Pays étudiés|País|Países|País de estudio|País o países|Países cubiertos|País estudiado|Países abrangidos|País de estudo|"
    "Paese|Paesi|Paesi interessati|Nazione|البلد|البلدان|الدولة|الدول|الدول المعنية|Страна|Страны|Государство|Охваченные страны|Ländername|Pays d'étude|Nombre del país",
    "regions": "Weltregion|Geographische Region|Geografische Region|Région|Régions|Zone géographique|Aire géographique|Couverture géographique|"
    "Región|Regiones|Área geográfica|Ámbito geográfico|Zona geográfica|Cobertura geográfica|Região|Regiões|Abrangência geográfica|"
    "Regione|Regioni|Area geografica|Ambito geografico|المنطقة|المناطق|الإقليم|النطاق الجغرافي|Регион|Регионы|Географический охват",
    "category": "Kategorie|Kategorien|Catégorie|Catégories|Categoría|Categorías|Categoria|Categorias|Categorie|الفئة|التصنيف|Категория",
    "topics": "Thema|Themen|Themenbereich|Themenfeld|Themengebiet|Thème|Thèmes|Thématique|Thématiques|Sujet|Sujets|"
    "Tema|Temas|Temática|Temáticas|Área temática|Eje temático|Eixo temático|Temi|Tematica|Tematiche|Argomento|Argomenti|Area tematica|"
    "الموضوع|الموضوعات|المواضيع|المجال|Тема|Темы|Тематика|Предмет",
    "tags": "Schlagwort|Schlagworte|Schlagwörter|Stichwort|Stichworte|Stichwörter|Schlüsselwörter|Schlüsselbegriffe|Deskriptoren|"
    "Mot-clé|Mots-clés|Mots clefs|Descripteurs|Étiquettes|Palabra clave|Palabras clave|Palabras claves|Descriptores|Etiquetas|"
    "Palavra-chave|Palavras-chave|Palavras chaves|Descritores|Assunto|Assuntos|Asunto|Asuntos|Parola chiave|Parole chiave|Soggetto|Soggetti|Etichette|"
    "الكلمات المفتاحية|الكلمات الدالة|الكلمات الرئيسية|كلمات البحث|Ключевые слова|Ключевое слово|Теги|Рубрика|Рубрики|Schlüsselworte",
    "abstract": "Zusammenfassung|Kurzfassung|Kurzbeschreibung|Beschreibung|Inhaltsangabe|Résumé|Sommaire exécutif|Description du document|"
    "Résumé du document|Resumen|Resumen ejecutivo|Descripción|Sinopsis|Sumilla|Resumo|Sumário executivo|Descrição|Sinopse|"
    "Riassunto|Sintesi|Sommario|Descrizione|الملخص|ملخص|الوصف|الخلاصة|نبذة|Аннотация|Резюме|Краткое содержание|Описание|Реферат|Kurzzusammenfassung|Synthèse|Resumo executivo|Краткая аннотация|ملخص الدراسة|Sintesi del documento",
    "note": "Anmerkung|Anmerkungen|Bemerkung|Bemerkungen|Kommentar|Kommentare|Notiz|Notizen|Hinweis|Hinweise|"
    "Remarque|Remarques|Commentaire|Commentaires|Nota|Notas|Observación|Observaciones|Comentario|Comentarios|"
    "Observação|Observações|Obs|Comentário|Comentários|Osservazione|Osservazioni|Commento|Commenti|Annotazioni|"
    "ملاحظة|ملاحظات|تعليق|تعليقات|الملاحظات|Примечание|Примечания|Комментарий|Комментарии|Заметки",
    "original-title": "Originaltitel|Titre original|Título original|Titolo originale|العنوان الأصلي|Оригинальное название",
    "license": "Lizenz|Licence|Licencia|Licença|Licenza|الترخيص|Лицензия",
    "archive": "Archiv|Archives|Archivo|Arquivo|Archivio|الأرشيف|Архив",
    "archive_location": "Signatur|Cote d'archives|Collocazione|Место хранения",
}  # fmt: skip
TITLES: Final = frozenset(("title", "titel", "titre", "titulo", "titolo", "intitule", "عنوان", "название", "заглавие", "наименование"))  # fmt: skip
"""The words for a title, as `words` has them: a heading that says more is one, too, where no other is ("Titre du rapport")."""
_ARABIC: Final = re.compile("^[\u0621-\u064a]")
_ARTICLE: Final = "ال"
_SHORTEST: Final = 4
"""So many letters has a word of Arabic at least whose first two are the article."""
_OTHER_FORMS: Final = str.maketrans("ىة", "يه")
# Such as "d'" in "Année d'édition", "·rice·s" in "Auteur·rice·s", "(URL)" in "Ссылка (URL)".
_ELIDED: Final = re.compile(r"\b(?:d|l|dell|all|sull)['’]", re.IGNORECASE)
_INCLUSIVE: Final = re.compile(r"[·•⋅‧]\w+")
_BRACKETED: Final = re.compile(r"\s*\([^()]*\)$")
# What a text is written "in" is no author.
_SMALL: Final = words_of_kind(ARTICLE, OF) - {"em", "en", "in"} | {"vers"}
_OF_WHAT: Final = frozenset(
    (
        "dokuments", "berichts", "berichtes", "publikation", "veroffentlichung", "dokument", "bericht", "document", "rapport", "ouvrage",
        "article", "publication", "documento", "informe", "articulo", "publicacion", "libro", "obra", "relatorio", "artigo", "livro",
        "publicacao", "rapporto", "articolo", "pubblicazione", "وثيقه", "تقرير", "مقال", "كتاب", "منشور", "документа", "отчета", "статьи",
        "публикации", "книги", "издания",
    )
)  # fmt: skip
"""The words for what a row of such a table is about, at the end of a heading."""
_NAMES_OF: Final = frozenset(
    ("nom", "noms", "nome", "nomi", "name", "names", "اسم", "اسماء", "имя", "фио", "название")
)
"""The words for a name, at the beginning of a heading."""


def field_of(heading: str) -> str:
    """Return the field or the part of one that a heading means in one of the languages, "" where it means none in any."""
    said = _words(heading)
    shorter = [said, _words(_BRACKETED.sub("", heading))]
    shorter += [part[:-1] for part in shorter if len(part) > 1 and part[-1] in _OF_WHAT]
    shorter += [part[1:] for part in shorter if len(part) > 1 and part[0] in _NAMES_OF]
    return next(filter(None, (_fields().get("".join(part), "") for part in shorter)), "")


@cache
def _fields() -> Mapping[str, str]:
    return {
        "".join(_words(form)): field
        for field, names in _NAMES.items()
        for name in names.split("|")
        for form in {name, without_umlauts(name)}
    }


def _words(heading: str) -> list[str]:
    """Return the words of a heading as they are compared; small ones are left out, unless there are no others."""
    found = [_without_article(word) for word in words(_INCLUSIVE.sub("", _ELIDED.sub(" ", heading)))]
    return [word for word in found if word not in _SMALL] or found


def _without_article(word: str) -> str:
    if not _ARABIC.match(word):
        return word
    bare = word.removeprefix(_ARTICLE) if len(word) >= _SHORTEST else word
    return bare.translate(_OTHER_FORMS)
