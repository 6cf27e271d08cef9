#include "stages/emit/pdf/metadata.h"

#include <array>
#include <cstdio>
#include <optional>

#include "stages/document/walk.h"
#include "stages/emit/chrome.h"
#include "stages/emit/pdf/deflate.h"
#include "stages/emit/pdf/fonts.h"
#include "stages/io/xml.h"

namespace plainsend::pdf {

namespace {

// The document's own day at midnight UTC: the clock is never read.
std::string date_text(const Date& date, const char* format) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), format, static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

// PDF/A-2, 6.6.2.3.3: a schema that XMP does not know is described in the file.
constexpr const char* extension_schema =
    R"(<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
)";

std::string xmp(const std::string& title, const std::string& language, const std::optional<Date>& date,
                Claim claim) {
    std::string packet = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n";
    packet += "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
              "<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
              xml::escape(title) + "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>" +
              xml::escape(language) + "</rdf:li></rdf:Bag></dc:language></rdf:Description>\n";
    packet += "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
              "<pdf:Producer>plainsend</pdf:Producer></rdf:Description>\n";
    if (date) {
        const std::string day = date_text(*date, "%04d-%02u-%02uT00:00:00Z");
        packet +=
            "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><xmp:CreateDate>" +
            day + "</xmp:CreateDate><xmp:ModifyDate>" + day + "</xmp:ModifyDate></rdf:Description>\n";
    }
    packet += "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
              "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>";
    packet += claim == Claim::pdf_ua ? "A" : "B";
    packet += "</pdfaid:conformance></rdf:Description>\n";
    if (claim == Claim::pdf_ua)
        packet += extension_schema;
    return packet + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

} // namespace

void write_metadata(Canvas& canvas, const Document& document, const Style& style, Claim claim) {
    const std::string title = page_title(document, style);
    const std::string& language = document.metadata.language;
    const std::optional<Date> date = document.status.date ? document.status.date : document.metadata.date;
    const Ref catalog = canvas.catalog();

    canvas.put(catalog, "Lang", ByteString{language});
    canvas.put(catalog, "MarkInfo", Dictionary{{"Marked", true}});
    Dictionary viewer{{"DisplayDocTitle", true}};
    if (direction_of(language) == Direction::right_to_left)
        viewer.emplace_back("Direction", Name{"R2L"});
    canvas.put(catalog, "ViewerPreferences", std::move(viewer));

    const std::string packet = xmp(title, language, date, claim);
    // Not compressed: search tools read it without opening the file (PDF/A-2, 6.6.2.1).
    canvas.put(
        catalog, "Metadata",
        canvas.stream(packet, {{"Type", Name{"Metadata"}}, {"Subtype", Name{"XML"}}}, Canvas::Filter::none));
    const Ref information = canvas.information();
    canvas.put(information, "Title", TextString{title});
    canvas.put(information, "Producer", TextString{"plainsend"});
    if (date) {
        const std::string day = date_text(*date, "D:%04d%02u%02u000000Z");
        canvas.put(information, "CreationDate", ByteString{day});
        canvas.put(information, "ModDate", ByteString{day});
    }

    static const std::string colours = deflated(srgb_profile(), Effort::thorough);
    // Readers' page boxes then show the numbers that are printed (ISO 32000-1, 12.4.2).
    canvas.put(catalog, "PageLabels", Dictionary{{"Nums", Array{0, Dictionary{{"S", Name{"D"}}}}}});

    const Ref profile = canvas.stream(colours, {{"N", 3}}, Canvas::Filter::deflated_already);
    canvas.put(catalog, "OutputIntents",
               Array{Dictionary{{"Type", Name{"OutputIntent"}},
                                {"S", Name{"GTS_PDFA1"}},
                                {"OutputConditionIdentifier", TextString{"sRGB"}},
                                {"Info", TextString{"sRGB"}},
                                {"DestOutputProfile", profile}}});
}

} // namespace plainsend::pdf
