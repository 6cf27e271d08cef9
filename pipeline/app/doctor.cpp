#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "pipeline/app/commands.h"
#include "stages/document/walk.h"
#include "stages/draft/draft_data.h"
#include "stages/io/xml.h"
#include "stages/language/language_data.h"
#include "stages/stage.h"

namespace plainsend {

namespace {

// Tells one line, and whether all is well.
class Examination {
public:
    explicit Examination(const Terminal& terminal) : terminal_(terminal) {}
    void well(const std::string& what, const std::string& how) {
        print(terminal_.paint(Ink::blue, "ok    ") + what + ": " + visible(how) + "\n");
    }
    void weak(const std::string& what, const std::string& how) {
        print(terminal_.paint(Ink::yellow, "weak  ") + what + ": " + visible(how) + "\n");
    }
    void ill(const std::string& what, const Error& error) {
        print(terminal_.paint(Ink::red, "wrong ") + what + ": " + visible(error.what()) +
              (error.hint.empty() ? "" : " (hint: " + visible(error.hint) + ")") + "\n");
        status_ = static_cast<int>(error.trouble);
    }
    int status() const { return status_; }

private:
    Terminal terminal_;
    int status_ = 0;
};

void examine_sandbox(Examination& examination) {
    const SandboxSupport support = sandbox_support();
    if (support.landlock_version > 0)
        examination.well("Landlock", fmt::format("version {}: workers read fonts and dictionaries only",
                                                 support.landlock_version));
    else
        examination.weak("Landlock", "absent: workers could read files; a kernel from 5.13 on offers it");
    if (support.seccomp)
        examination.well("seccomp", "workers have no network and start no programs");
    else
        examination.weak("seccomp", "absent: a kernel built with it keeps workers off the network");
}

// A document of one paragraph through every writer: finds missing fonts, colour profiles and the like.
void examine_writers(Examination& examination, const Data& data) {
    Document document;
    document.metadata.title = "Hello";
    document.body.push_back({"", {}, "", "", false, Paragraph{{{Text{"Hello.", {}}}}}});
    finish_reading(document);
    for (const Recipe& recipe : data.recipes)
        for (const Writer& writer : writers())
            try {
                document.version = recipe.name;
                writer.write(document, data.styles.at(recipe.style));
                examination.well("writing", recipe.name + " as " + std::string(writer.name));
            } catch (const Error& error) {
                examination.ill("writing " + recipe.name + " as " + std::string(writer.name), error);
            }
}

int doctor(const Session& session) {
    Examination examination(session.terminal(stdout));
    examination.well("plainsend", PLAINSEND_VERSION);
    examination.well("libxml2", xml::library_version() + " (keep it updated: it reads other people's files)");
    examine_sandbox(examination);
    try {
        const Data data = session.load();
        examination.well("data", data.folder.string());
        const bool spells = data.language->speller.is_word("because");
        if (spells)
            examination.well("dictionary", "British English");
        else
            examination.ill("dictionary", Error(Trouble::data_file, "it does not know the word 'because'", "",
                                                "install the package hunspell-en-gb"));
        examine_writers(examination, data);
    } catch (const Error& error) {
        examination.ill("data", error);
    }
    return examination.status();
}

} // namespace

std::vector<Command> add_doctor(CLI::App& app, const Session& session) {
    CLI::App& command = *app.add_subcommand("doctor", "See whether this machine has what plainsend needs");
    return {{&command, [&session] { return doctor(session); }}};
}

} // namespace plainsend
