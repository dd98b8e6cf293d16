"""The order of elements in WordprocessingML: ECMA-376, part 1 (5th edition), annex A, transitional.

Of the schema, only the sequences of the elements that forms are written with.
"""

from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# Stands for all elements that may follow each other in any order.
_ANY = "*"

_RUN_PROPERTIES = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
_PARAGRAPH_PROPERTIES = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr"
    " shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
    " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
    " rPr sectPr pPrChange"
)
_SETTINGS = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime"
    " doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText"
    " printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts"
    " saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges"
    " bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors"
    " hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles"
    " stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView"
    " trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride"
    " styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit"
    " hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle"
    " defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting"
    " bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing"
    " displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
    " doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin"
    " drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl"
    " printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore"
    " savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent"
    " alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving"
    " saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults"
    " footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang"
    " clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions"
    " readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags"
    " decimalSymbol listSeparator"
)
_STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed"
    " qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_SIDES = "top left start bottom right end insideH insideV tl2br tr2bl"
_ORDER = {
    "document": "background body",
    "body": "* sectPr",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings sectPrChange",
    "ftr": _ANY,
    "p": "pPr *",
    "pPr": _PARAGRAPH_PROPERTIES,
    "r": "rPr *",
    "rPr": _RUN_PROPERTIES,
    "fldSimple": "fldData *",
    "drawing": _ANY,
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex"
    " date dropDownList text checkbox",
    "sdtContent": _ANY,
    "placeholder": "docPart",
    "date": "dateFormat lid storeMappedDataAs calendar",
    "dropDownList": "listItem",
    "checkbox": "checked checkedState uncheckedState",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": _SIDES,
    "tblCellMar": _SIDES,
    "tblGrid": "gridCol",
    "tr": "tblPrEx trPr tc",
    "trPr": _ANY,
    "tc": "tcPr *",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
    " vAlign hideMark headers",
    "tcBorders": _SIDES,
    "glossaryDocument": "background docParts",
    "docParts": "docPart",
    "docPart": "docPartPr docPartBody",
    "docPartPr": "name style category types behaviors description guid",
    "category": "name gallery",
    "types": "type",
    "behaviors": "behavior",
    "docPartBody": "* sectPr",
    "settings": _SETTINGS,
    "compat": "* compatSetting",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": _STYLE,
    "fonts": "font",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular "
    "embedBold embedItalic embedBoldItalic",
}


def misplaced(part: bytes) -> Iterator[str]:
    """Yield each child that stands before one which must come first, or that may not be there."""
    for parent in etree.fromstring(part).iter(f"{_W}*", f"{_W14}*"):
        children = [etree.QName(child).localname for child in parent.iterchildren("{*}*")]
        name = etree.QName(parent).localname
        if children and name not in _ORDER:
            yield f"{name}: no sequence is known"
            continue
        yield from _misplaced(name, children)


def _misplaced(name: str, children: list[str]) -> Iterator[str]:
    order, reached = _ORDER.get(name, "").split(), 0
    for child in children:
        known = child if child in order else _ANY
        if known not in order[reached:]:
            yield f"{name}: {child} after {children[: children.index(child)]}"
        else:
            reached = order.index(known)
