#include "pipeline/app/command_line.h"

int main(int argc, char** argv) {
    return plainsend::command_line(argc, argv);
}
