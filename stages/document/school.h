// The school profile: what every output of one school needs, said once. Plain values; read from XML by
// stages/draft/school_profile.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace plainsend {

struct Contact {
    std::string name;
    std::string role;
    std::string telephone;
    std::string email;
    std::string hours;
    std::string url;
    bool operator==(const Contact&) const = default;
    bool empty() const { return name.empty() && telephone.empty() && email.empty() && url.empty(); }
};

struct DateRange {
    std::chrono::year_month_day first; // both ends included
    std::chrono::year_month_day last;
    bool operator==(const DateRange&) const = default;
};

// An image the school knows by its content (SHA-256 of the input bytes, lower-case hex).
struct KnownImage {
    std::string alternative;
    bool decorative = false;
    bool operator==(const KnownImage&) const = default;
};

struct School {
    std::string name;
    std::vector<std::string> address;
    std::string logo; // path beside the profile, or empty
    std::string logo_alternative;
    Contact contact;        // one named person
    Contact support;        // SENDIASS or its like
    std::string complaints; // how to complain, one sentence
    std::string jurisdiction;
    std::vector<std::string> languages; // BCP 47, offered
    std::vector<DateRange> holidays;
    std::map<std::string, KnownImage> images; // by SHA-256
    bool operator==(const School&) const = default;
};

} // namespace plainsend
