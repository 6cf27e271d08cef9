#include "pipeline/run/documents.h"

#include <fcntl.h>
#include <unistd.h>

#include "pipeline/data.h"
#include "pipeline/job.h"
#include "pipeline/run/signals.h"

namespace plainsend {

namespace fs = std::filesystem;

namespace {

// Nothing when it was interrupted: whoever types or sends slowly may be tired of it.
std::optional<std::string> read_standard_input(std::size_t most) {
    std::string bytes;
    std::string chunk(65536, '\0');
    while (bytes.size() <= most) {
        if (wait_to_read(STDIN_FILENO) == Waited::interrupted)
            return std::nullopt;
        const ssize_t got = read(STDIN_FILENO, chunk.data(), chunk.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got < 0)
            throw Error(Trouble::unusable, "standard input could not be read", "stdin",
                        "check the command before the |");
        if (got == 0)
            break;
        bytes.append(chunk, 0, static_cast<std::size_t>(got));
    }
    return bytes; // one chunk too much is refused by the reader, with its advice
}

std::optional<std::string> read_input(const Input& input) {
    const std::size_t most = Limits{}.input_bytes;
    if (input.path == "-")
        return read_standard_input(most);
    std::error_code none;
    const auto time = fs::last_write_time(input.path, none);
    std::string bytes = read_file(input.path, most);
    std::error_code gone;
    if (fs::last_write_time(input.path, gone) != time)
        throw Error(Trouble::unusable, "it changed while it was being read", input.path.string(),
                    "run again when it has been saved");
    return bytes;
}

// A picture beside the document, or in a folder below: never anything above it.
std::optional<std::string> read_beside(const Input& input, std::string_view relative) {
    const fs::path wanted(relative);
    if (input.path == "-" || wanted.empty() || wanted.is_absolute() ||
        relative.find('\0') != std::string_view::npos)
        return std::nullopt;
    std::error_code error;
    const fs::path folder = fs::canonical(input.path, error).parent_path();
    const fs::path file = fs::canonical(folder / wanted, error);
    if (error || !fs::is_regular_file(file, error))
        return std::nullopt;
    const fs::path inside = file.lexically_relative(folder);
    if (inside.empty() || *inside.begin() == "..")
        return std::nullopt;
    try {
        return read_file(file, Limits{}.input_bytes);
    } catch (const Error&) {
        return std::nullopt; // the reader says that the picture is missing
    }
}

ErrorText text_of(const Error& error) {
    return {error.trouble, error.message, error.where, error.hint};
}

// Text and Markdown bring no pictures with them that could be made smaller.
std::string smaller(const Input& input) {
    const Reader* reader = reader_for_extension(input.path.filename().string());
    const bool only_words = reader != nullptr && (reader->name == "text" || reader->name == "markdown");
    return only_words ? "split it into several documents" : "make its pictures smaller, or split it";
}

ErrorText text_of(const Outcome& outcome, const Input& input) {
    switch (outcome.ending) {
    case Ending::timed_out:
        return {Trouble::crash, outcome.reason, "", "allow it more time with --timeout, or split it"};
    case Ending::out_of_memory:
        return {Trouble::crash, outcome.reason, "", smaller(input)};
    default:
        return {Trouble::crash, outcome.reason, "",
                "open it, save it under another name and try again; the file may be damaged"};
    }
}

} // namespace

PoolEnd work_on_documents(const std::vector<Input>& inputs, const Work& work, const RunOptions& options,
                          const std::function<void(std::size_t, RawAnswer, double)>& done) {
    PoolCalls calls;
    calls.task = [&](std::size_t index) -> std::optional<std::string> {
        const Input& input = inputs[index];
        if (!input.passed_over.empty()) {
            done(index, wire::pack(Answer<std::string>{}), 0);
            return std::nullopt;
        }
        try {
            if (input.trouble)
                throw *input.trouble;
            const std::string name = input.path == "-" ? "stdin" : input.path.filename().string();
            std::optional<std::string> bytes = read_input(input);
            if (!bytes)
                return std::nullopt;
            return wire::pack(
                SourceTask{name, input.stem, std::move(*bytes), options.second.name, options.second.bytes});
        } catch (const Error& error) {
            done(index, text_of(error), 0);
            return std::nullopt;
        }
    };
    calls.find = [&](std::size_t index, std::string_view path) { return read_beside(inputs[index], path); };
    calls.done = [&](std::size_t index, Outcome outcome) {
        if (outcome.ending == Ending::replied)
            done(index, std::move(outcome.bytes), outcome.seconds);
        else
            done(index, text_of(outcome, inputs[index]), outcome.seconds);
    };
    calls.tick = options.tick;
    return run_pool(inputs.size(), options.jobs, work, calls, options.limits);
}

std::string reason_of(const ErrorText& error, const Input& input) {
    const bool names_it = error.where.empty() || error.where == input.path.string() ||
                          error.where == input.name || error.where == input.path.filename().string();
    return names_it ? error.message : error.where + ": " + error.message;
}

} // namespace plainsend
