#include "pipeline/run/inputs.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <map>
#include <set>
#include <unistd.h>

#include "pipeline/data.h"
#include "pipeline/job.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view generator_mark = "<meta name=\"generator\" content=\"plainsend";
constexpr std::string_view pdf_producer_mark = "<pdf:Producer>plainsend</pdf:Producer>";

std::string stem_of(const fs::path& file) {
    const std::string stem = file.stem().string();
    return stem.empty() ? file.filename().string() : stem;
}

std::string beginning_of(const fs::path& file) {
    std::string bytes(8192, '\0');
    const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return "";
    const ssize_t got = read(fd, bytes.data(), bytes.size());
    close(fd);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

// Documents that plainsend cannot read, and how to get their words into one that it can.
struct Foreign {
    std::string_view extension;
    std::string_view reason;
    std::string_view what_to_do;
};
constexpr std::array foreign{
    Foreign{".doc", "an old Word file", "open it in Word and save it as .docx"},
    Foreign{".dot", "an old Word template", "open it in Word and save it as .docx"},
    Foreign{".rtf", "a rich text file", "open it in Word and save it as .docx"},
    Foreign{".pdf", "a PDF, which plainsend makes but does not read",
            "use the Word or OpenDocument file that it was made from"},
    Foreign{".pages", "a Pages file", "open it in Pages and export it to Word"},
    Foreign{".gdoc", "only a link to a Google document", "open it and download it as Microsoft Word"},
};

const Foreign* foreign_kind(const fs::path& file) {
    const std::string extension = ascii_lower(file.extension().string());
    const auto found = std::find_if(foreign.begin(), foreign.end(),
                                    [&](const Foreign& kind) { return kind.extension == extension; });
    return found == foreign.end() ? nullptr : &*found;
}

// What the PDF's metadata says, wherever in the file they stand (PDF/A keeps them uncompressed).
bool is_own_pdf(const fs::path& file) {
    try {
        return read_file(file, Limits{}.input_bytes).find(pdf_producer_mark) != std::string::npos;
    } catch (const Error&) {
        return false;
    }
}

// Why a file in a walked folder is not read, and what to do about it; both "" when it is read.
struct PassedOver {
    std::string reason;
    std::string what_to_do = {};
};
PassedOver passed_over(const fs::path& file) {
    const std::string name = file.filename().string();
    std::error_code none;
    if (name.front() == '.')
        return {"hidden"};
    if (name.starts_with("~$"))
        return {"a word processor's lock file: the document is open"};
    // Who may put a link into a folder may not read, let alone publish, whatever it leads to.
    if (fs::is_symlink(file, none))
        return {"a link to another file", "put the file itself into the folder, or name the link to convert"};
    if (!fs::is_regular_file(file, none))
        return {"not an ordinary file"};
    const Reader* reader = reader_for_extension(name);
    const Foreign* kind = reader == nullptr ? foreign_kind(file) : nullptr;
    if (kind != nullptr && kind->extension == ".pdf" && is_own_pdf(file))
        return {"written by plainsend"};
    if (kind != nullptr)
        return {std::string(kind->reason), std::string(kind->what_to_do)};
    if (reader == nullptr)
        return {"not a kind of document that plainsend reads"};
    if (reader->name == "json")
        return {"a document tree is read only when it is named itself"};
    if (reader->name == "html" && is_own_page(beginning_of(file)))
        return {"written by plainsend"};
    return {""};
}

class Walk {
public:
    explicit Walk(const fs::path& out) : out_(out) {}

    void add_argument(const std::string& argument) {
        if (argument == "-") { // what came in is read once and then gone
            const bool again = !seen_.insert("-").second;
            inputs_.push_back({"-", "stdin", "", "stdin", again ? "named twice" : "", {}});
            return;
        }
        std::error_code error;
        if (fs::is_directory(argument, error))
            add_folder(argument, "");
        else
            add_file(argument, fs::path(argument).filename().string(), "", {});
        // A pipe may never end, and a device never does.
        if (fs::exists(argument, error) && fs::is_other(fs::status(argument, error)))
            inputs_.back().trouble = Error(Trouble::unusable, "not an ordinary file", argument,
                                           "copy it into a file, or send it in through - (standard input)");
    }

    std::vector<Input> take() {
        give_stems();
        return std::move(inputs_);
    }

private:
    void add_file(const fs::path& path, std::string name, std::string folder, PassedOver why) {
        std::error_code error;
        const std::string real = fs::canonical(path, error).string();
        if (!error && why.reason.empty() && !seen_.insert(real).second)
            why.reason = "named twice";
        inputs_.push_back({path,
                           std::move(name),
                           std::move(folder),
                           stem_of(path),
                           std::move(why.reason),
                           {},
                           std::move(why.what_to_do)});
    }

    // below: the place of this folder in the one that was named, with a final "/" unless empty.
    void add_folder(const fs::path& folder, const std::string& below) {
        std::vector<fs::path> entries;
        std::error_code error;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
            entries.push_back(at->path());
        if (error) {
            inputs_.push_back({folder, below.empty() ? folder.filename().string() : below, "", "", "",
                               Error(Trouble::permission, "this folder cannot be read: " + error.message(),
                                     folder.string(), "check who may read it")});
            return;
        }
        std::sort(entries.begin(), entries.end(),
                  [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
        for (const fs::path& entry : entries)
            add_entry(entry, below);
    }

    void add_entry(const fs::path& entry, const std::string& below) {
        const std::string name = below + entry.filename().string();
        const std::string folder = below.empty() ? "" : below.substr(0, below.size() - 1);
        std::error_code error;
        if (!fs::is_directory(entry, error)) {
            add_file(entry, name, folder, passed_over(entry));
        } else if (entry.filename().string().front() == '.') {
            inputs_.push_back({entry, name, folder, "", "hidden", {}});
        } else if (fs::is_symlink(entry, error)) {
            inputs_.push_back({entry,
                               name,
                               folder,
                               "",
                               "a link to another folder",
                               {},
                               "put the folder itself there, or name the link to convert"});
        } else if (fs::equivalent(entry, out_, error) && !error) {
            inputs_.push_back({entry, name, folder, "", "the folder for the outputs", {}});
        } else {
            add_folder(entry, name + "/");
        }
    }

    // Two inputs with one stem keep their extension; capitals do not part them, because some disks ignore
    // them.
    void give_stems() {
        std::map<std::string, int> count;
        const auto key = [](const Input& input, const std::string& stem) {
            return ascii_lower(input.folder + "/" + stem);
        };
        for (const Input& input : inputs_)
            if (input.passed_over.empty())
                ++count[key(input, input.stem)];
        std::map<std::string, int> names;
        for (const Input& input : inputs_)
            ++names[input.name];
        std::set<std::string> taken;
        for (Input& input : inputs_) {
            if (names[input.name] > 1 && input.path != "-")
                input.name = input.path.generic_string(); // two with one name: which is which?
            if (!input.passed_over.empty())
                continue;
            if (count[key(input, input.stem)] > 1)
                input.stem = input.path == "-" ? input.stem : input.path.filename().string();
            const std::string stem = input.stem;
            for (int number = 2; !taken.insert(key(input, input.stem)).second; ++number)
                input.stem = stem + "-" + std::to_string(number);
        }
    }

    fs::path out_;
    std::vector<Input> inputs_;
    std::set<std::string> seen_;
};

} // namespace

bool is_own_page(std::string_view beginning) {
    return beginning.find(generator_mark) != std::string_view::npos;
}

std::vector<Input> find_inputs(const std::vector<std::string>& arguments, const fs::path& out) {
    Walk walk(out);
    for (const std::string& argument : arguments)
        walk.add_argument(argument);
    return walk.take();
}

} // namespace plainsend
