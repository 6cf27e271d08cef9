#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages/ingest/odt_reading.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using tests::body_of;
using tests::message_of;
using tests::open_document;
using tests::p;
using tests::read;

TEST(OdtForms, ReadsWhatIsTickedAndFilledInAndLeavesRoomForTheRest) {
    const auto shown = [](const std::string& id) { return "<draw:control draw:control='" + id + "'/>"; };
    const std::string forms =
        "<office:forms><form:form>"
        "<form:checkbox form:id='c1' form:label='Yes' form:current-state='checked'/>"
        "<form:checkbox xml:id='c2' form:id='c2' form:label='No'/>"
        "<form:text form:id='c3' form:current-value='Amina Begum'/><form:date form:id='c4'/>"
        "<form:listbox form:id='c5'><form:option form:label='Red'/>"
        "<form:option form:label='Blue' form:current-selected='true'/></form:listbox>"
        "<form:combobox form:id='c6'><form:item form:label='Bus'/><form:item form:label='Walk'/>"
        "</form:combobox><form:button form:id='c7' form:label='Send'/>"
        "<form:fixed-text form:id='c8' form:label='Name:'/>"
        "<form:textarea form:id='c9'><text:p>Likes maths</text:p><text:p>and art</text:p></form:textarea>"
        "</form:form></office:forms>";
    const auto reported =
        read(open_document(forms + p(shown("c1") + shown("c2")) + p(shown("c8") + shown("c3") + shown("c4")) +
                           p("Colour:" + shown("c5") + shown("c6") + shown("c7")) +
                           p("About me" + shown("c9") + shown("gone"))));
    EXPECT_EQ(body_of(reported), "  paragraph \"\u2612 Yes \" field \"\u2610\" \" No\"\n"
                                 "  paragraph \"Name: Amina Begum \" field \"........\"\n"
                                 "  paragraph \"Colour: Blue Bus / Walk \" field \"........\"\n"
                                 "  paragraph \"About me Likes maths and art\"\n");
    EXPECT_THAT(message_of(reported, "odt/button"), HasSubstr("'Send'"));
}

std::string mark(const std::string& type, const std::string& params = {}) {
    return "<field:fieldmark field:type='vnd.oasis.opendocument.field." + type + "'>" + params +
           "</field:fieldmark>";
}

std::string param(const std::string& name, const std::string& value) {
    return "<field:param field:name='" + name + "' field:value='" + value + "'/>";
}

TEST(OdtForms, ReadsTheTicksAndChoicesOfOldWordForms) {
    const std::string needs = param("Dropdown_ListEntry", "Hearing") + param("Dropdown_ListEntry", "Sight");
    EXPECT_EQ(body_of(p("Photos: " + mark("FORMCHECKBOX", param("Checkbox_Checked", "true")) + " yes " +
                        mark("FORMCHECKBOX") + " no.")),
              "  paragraph \"Photos: \u2612 yes \" field \"\u2610\" \" no.\"\n");
    EXPECT_EQ(body_of(p("Need: " + mark("FORMDROPDOWN", needs + param("Dropdown_Selected", "1")) + ".")),
              "  paragraph \"Need: Sight.\"\n");
    EXPECT_EQ(body_of(p("Need: " + mark("FORMDROPDOWN", needs))),
              "  paragraph \"Need: Hearing / Sight \" field \"........\"\n");
}

TEST(OdtForms, LeavesRoomWhereAPlaceForTextHoldsOnlySpaces) {
    const auto text = [](const std::string& words) {
        return "<field:fieldmark-start field:type='vnd.oasis.opendocument.field.FORMTEXT'/>"
               "<field:fieldmark-separator/>" +
               words + "<field:fieldmark-end/>";
    };
    EXPECT_EQ(body_of(p("Name: " + text("Priya Nair") + ", class: " + text("\u2002\u2002\u2002") + ".")),
              "  paragraph \"Name: Priya Nair, class: \" field \"........\" \".\"\n");
    EXPECT_EQ(body_of(p("Age: <text:text-input/>")), "  paragraph \"Age: \" field \"........\"\n");
}

TEST(OdtForms, ReadsControlsAroundWords) {
    const auto control = [](const std::string& attributes, const std::string& inside) {
        return "<loext:content-control " + attributes + ">" + inside + "</loext:content-control>";
    };
    const std::string prompt = "loext:showing-place-holder='true' ";
    const std::string schools = "<loext:list-item loext:display-text='Pick one' loext:value=''/>"
                                "<loext:list-item loext:display-text='Mainstream'/>"
                                "<loext:list-item loext:value='Special'/>";
    EXPECT_EQ(body_of(p(control("loext:checkbox='true' loext:checked='true'", "X") + " yes " +
                        control("loext:checkbox='true'", "O") + " no")),
              "  paragraph \"\u2612 yes \" field \"\u2610\" \" no\"\n");
    EXPECT_EQ(body_of(p("School: " + control(prompt, schools + "Pick one"))),
              "  paragraph \"School: Mainstream / Special \" field \"........\"\n");
    EXPECT_EQ(body_of(p("School: " + control("", schools + "Special"))), "  paragraph \"School: Special\"\n");
    EXPECT_EQ(body_of(p("Date: " + control(prompt + "loext:date='true'", "Tap for a date"))),
              "  paragraph \"Date: \" field \"........\"\n");
    EXPECT_THAT(
        message_of(read(open_document(p("Name: " + control(prompt, "Your name")))), "odt/placeholder"),
        HasSubstr("Your name"));
}

} // namespace
} // namespace plainsend
