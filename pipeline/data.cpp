#include "pipeline/data.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/messages.h"
#include "pipeline/nearest.h"
#include "stages/document/error.h"
#include "stages/draft/draft_data.h"
#include "stages/io/image.h"
#include "stages/language/language_data.h"

namespace plainsend {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_data_file = std::size_t{16} << 20;

bool is_data_folder(const fs::path& folder) {
    std::error_code none;
    return fs::is_directory(folder / "glossary", none) && fs::is_directory(folder / "styles", none);
}

// The .xml and .rng files below a folder, by relative name.
DataFolder read_folder(const fs::path& folder) {
    DataFolder files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string extension = at->path().extension().string();
        if ((extension == ".xml" || extension == ".rng") && at->is_regular_file())
            files[at->path().lexically_relative(folder).generic_string()] =
                read_file(at->path(), largest_data_file);
    }
    if (error)
        throw Error(Trouble::data_file, "cannot be read: " + error.message(), folder.string(),
                    "check who may read it, or say --data DIR");
    return files;
}

const std::string& required(const DataFolder& files, const std::string& name, const fs::path& folder) {
    const auto file = files.find(name);
    if (file == files.end())
        throw Error(Trouble::data_file, "this data file is missing", (folder / name).string(),
                    "install plainsend again, or say --data DIR");
    return file->second;
}

// The styles by name, each with what plainsend itself says.
std::map<std::string, Style> checked_styles(const DataFolder& files, const fs::path& folder) {
    DataFolder own; // not what somebody keeps in a folder below
    for (const auto& [name, bytes] : files)
        if (name.find('/') == std::string::npos || name.starts_with("words/"))
            own.emplace(name, bytes);
    std::map<std::string, Style> styles = load_styles(own);
    for (const auto& [name, bytes] : own)
        if (name.find('/') == std::string::npos && name.ends_with(".xml") && name != "versions.xml" &&
            !styles.contains(fs::path(name).stem().string()))
            throw Error(Trouble::data_file, "the style in this file has another name than the file",
                        (folder / name).string(), "name file and style alike");
    if (styles.empty())
        throw Error(Trouble::data_file, "there is no style here", folder.string(),
                    "install plainsend again, or say --data DIR");
    check_english(*styles.begin()->second.messages, (folder / "words/en.xml").string());
    return styles;
}

// DataFolder names are relative; mistakes in them should still say where the file is.
template<class Load>
auto naming_the_folder(const fs::path& folder, const Load& load) {
    try {
        return load();
    } catch (const Error& error) {
        if (error.where.empty() || error.where.front() == '/' || error.where.starts_with(folder.string()))
            throw;
        throw Error(error.trouble, error.message, (folder / error.where).string(), error.hint);
    }
}

Error trouble_with(const fs::path& file, int cause) {
    const std::string where = file.string();
    switch (cause) {
    case ENOENT:
    case ENOTDIR:
        return {Trouble::missing, "there is no such file", where, "check the name and the folder"};
    case EACCES:
    case EPERM:
        return {Trouble::permission, "you are not allowed to read this file", where,
                "ask its owner, or copy it to where you may read it"};
    case EISDIR:
        return {Trouble::unusable, "this is a folder, not a file", where, "name a file in it"};
    default:
        return {Trouble::unusable, std::string("cannot be read: ") + std::strerror(cause), where,
                "copy it to another disk and try again"};
    }
}

Error not_ordinary(const fs::path& file) {
    return {Trouble::unusable, "this is not an ordinary file but a pipe or a device", file.string(),
            "copy what it gives into a file; a document can also come in through - (standard input)"};
}

} // namespace

std::string read_file(const fs::path& file, std::size_t most) {
    // A pipe without a writer must not hold up the run, and a device has no end.
    const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        throw trouble_with(file, errno);
    struct stat status {};
    if (fstat(fd, &status) == 0 && !S_ISREG(status.st_mode)) {
        close(fd);
        throw S_ISDIR(status.st_mode) ? trouble_with(file, EISDIR) : not_ordinary(file);
    }
    std::string bytes;
    std::array<char, 65536> chunk{};
    ssize_t got = 0;
    while (bytes.size() <= most) {
        got = read(fd, chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        bytes.append(chunk.data(), static_cast<std::size_t>(got));
    }
    const int cause = errno;
    close(fd);
    if (got < 0)
        throw trouble_with(file, cause);
    if (bytes.size() > most)
        throw Error(Trouble::unusable, "it is larger than " + std::to_string(most >> 20) + " MB",
                    file.string(), "remove pictures, or split it");
    return bytes;
}

fs::path find_data(const DataPlaces& places) {
    if (places.chosen || places.environment) {
        const fs::path folder = places.chosen ? *places.chosen : *places.environment;
        if (is_data_folder(folder))
            return folder;
        throw Error(Trouble::data_file, "this folder has no glossary/ and styles/ in it", folder.string(),
                    places.chosen ? "give --data the folder that holds both"
                                  : "correct the environment variable PLAINSEND_DATA");
    }
    const fs::path binary_folder = places.executable.parent_path();
    const fs::path installed = (binary_folder / "../share/plainsend").lexically_normal();
    if (is_data_folder(installed))
        return installed;
    for (fs::path folder = binary_folder; !folder.empty(); folder = folder.parent_path()) {
        if (is_data_folder(folder))
            return folder;
        if (folder == folder.root_path())
            break;
    }
    throw Error(Trouble::data_file, "plainsend's data (glossary/ and styles/) was not found",
                installed.string(), "say where it is with --data DIR");
}

Data load_data(const fs::path& folder, const std::vector<fs::path>& additions) {
    const fs::path glossary_folder = folder / "glossary";
    const fs::path styles_folder = folder / "styles";
    const DataFolder glossary = read_folder(glossary_folder);
    const DataFolder style_files = read_folder(styles_folder);
    DataFolder own;
    for (const fs::path& file : additions) {
        if (file.extension() != ".xml") // it would be passed over without a word
            throw Error(Trouble::usage, "a glossary is a file that ends in .xml", file.string(),
                        "rename it, or see glossary/README.md for what such a file looks like");
        own[fs::absolute(file).string()] = read_file(file, largest_data_file);
    }

    Data data;
    data.folder = folder;
    data.language = naming_the_folder(glossary_folder, [&] { return load_language(glossary, own); });
    data.draft = naming_the_folder(glossary_folder, [&] { return load_draft(glossary); });
    data.school_schema = required(glossary, "school.rng", glossary_folder);
    data.tasks = parse_tasks(required(glossary, "tasks.xml", glossary_folder),
                             (glossary_folder / "tasks.xml").string(),
                             required(glossary, "tasks.rng", glossary_folder));
    data.styles = naming_the_folder(folder, [&] { return checked_styles(style_files, styles_folder); });
    const std::string versions = (styles_folder / "versions.xml").string();
    data.recipes = parse_recipes(required(style_files, "versions.xml", styles_folder), versions,
                                 required(style_files, "versions.rng", styles_folder));
    for (const Recipe& recipe : data.recipes) {
        if (data.styles.contains(recipe.style))
            continue;
        std::vector<std::string> names;
        for (const auto& [name, style] : data.styles)
            names.push_back(name);
        const Error error = no_such(Trouble::data_file, "style", recipe.style, names);
        throw Error(Trouble::data_file, "version '" + recipe.name + "': " + error.message, versions,
                    error.hint);
    }
    return data;
}

SchoolProfile load_school(const fs::path& file, const Data& data) {
    SchoolProfile profile;
    profile.school = parse_school(read_file(file, largest_data_file), file.string(), data.school_schema);
    if (!profile.school.logo.empty()) {
        const fs::path logo = file.parent_path() / profile.school.logo;
        const Limits limits;
        try {
            profile.logo = clean_image(read_file(logo, limits.input_bytes), limits.image_pixels_a_side);
        } catch (const Error& error) {
            throw Error(Trouble::data_file, "the logo cannot be used: " + error.message, logo.string(),
                        "correct <logo> in " + file.string() + ", or use a PNG or JPEG");
        }
    }
    return profile;
}

const Recipe* find_recipe(const Data& data, std::string_view name) {
    const auto found = std::find_if(data.recipes.begin(), data.recipes.end(),
                                    [&](const Recipe& recipe) { return recipe.name == name; });
    return found == data.recipes.end() ? nullptr : &*found;
}

} // namespace plainsend
