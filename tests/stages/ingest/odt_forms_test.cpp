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

} // namespace
} // namespace plainsend
